import { withArticle } from '../../model/kind.ts'
import type { Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import { popoloObject, readNamed } from './popolo-class.ts'
import { popoloClasses } from './popolo-classes.ts'
import { memberships } from './popolo-membership.ts'
import { readSourceLinks, sourceAddresses } from './popolo-sources.ts'

/**
 * Writes the graph in Popolo JSON: a list for each class, the objects in it by id, and the addresses of all sources in
 * EveryPolitician's `meta`. A field that has one place shows the best value on record; whatever has no place is counted.
 */
export async function* popolo(extract: Extract, leftOut: LeftOut): AsyncGenerator<string> {
  let separator = '{\n'
  for (const kind of popoloClasses) {
    yield* list(separator, kind.key, objects())
    separator = ',\n'
    if (kind.key === 'organizations') yield* list(separator, 'memberships', memberships(extract, leftOut))

    async function* objects(): AsyncGenerator<readonly object[]> {
      for await (const page of extract.described(kind.kinds)) {
        const [named, links] = [await readNamed(extract, page), await readSourceLinks(extract, page, leftOut)]
        const { voices } = extract
        yield page.map((described) => popoloObject(kind, { described, voices, leftOut, named }, links))
      }
    }
  }
  yield ',\n"meta": '
  yield* list('{', 'sources', sourceAddresses(extract, leftOut))
  yield '}\n}\n'
  for await (const page of extract.described(['AGENDA_ITEM'])) {
    for (const { entity, claims } of page) {
      leftOut.add('entity', withArticle(entity.kind))
      for (const { property } of claims) leftOut.add('claim', `${property} of ${withArticle(entity.kind)}`)
    }
  }
}

async function* list(before: string, key: string, pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  yield `${before}${JSON.stringify(key)}: [`
  let separator = '\n'
  for await (const page of pages) {
    for (const object of page) {
      yield `${separator}${JSON.stringify(object)}`
      separator = ',\n'
    }
  }
  yield '\n]'
}
