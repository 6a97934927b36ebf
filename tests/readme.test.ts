import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const queries = blocks('graphql')
const answers = blocks('json')

describe("the README's queries", () => {
  it('stand there with an answer each', () => {
    expect(queries.length).toBeGreaterThan(0)
    expect(answers).toHaveLength(queries.length)
  })

  it.each(queries.map((query, index) => [query, answers[index]]))(
    'give the answer that is printed: %s',
    async (query, answer) => {
      const { data } = await ask(query ?? '')
      expect({ data }).toEqual(JSON.parse(answer ?? ''))
    },
  )
})

describe("the README's pictures and links", () => {
  it('lead to files of the repository', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? '')
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(() => readFileSync(new URL(`../${link}`, import.meta.url))).not.toThrow()
  })
})

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text ?? '')
}
