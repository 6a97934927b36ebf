import { join } from 'node:path'
import { crawl } from '../formats/import/oparl/mirror/crawl.ts'
import { namespaceOf } from '../formats/import/slug.ts'
import type { Problem } from '../formats/import/tally.ts'
import type { Progress } from '../formats/import/work.ts'

interface Fetching {
  readonly title: string
  readonly mirror: string | undefined
  readonly allowPrivate: boolean
  readonly strict: boolean
  readonly progress: (progress: Progress) => void
  readonly problem: (problem: Problem) => void
}

/** Brings the mirror of a server up to date: the folder that has it, and how much was left, by reason. */
export async function fetchAnswers(
  address: string,
  { title, mirror, allowPrivate, strict, progress, problem }: Fetching,
) {
  const folder = mirror ?? join('.plenum', 'oparl', namespaceOf(title))
  const left: Record<string, number> = {}
  await crawl(address, {
    folder,
    allowPrivate,
    onAnswer: (done) => progress({ stage: 'retrieval', done, total: 0 }),
    onProblem(each) {
      problem(each)
      left[each.reason] = (left[each.reason] ?? 0) + 1
      if (strict)
        throw new Error(`${each.locator}: ${each.message} Stopped there, as --strict asks; nothing was written.`)
    },
  })
  return { folder, left }
}
