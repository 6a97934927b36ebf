import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page by all its rules or by some: by which rule, and on what. */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<unknown[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(
    (only) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        ...(only ? { runOnly: only } : {}),
      }),
    rules,
  )
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
