import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

async function refusal(where: string, list = 'people'): Promise<string> {
  const { errors } = await ask(`{ ${list}(filter: { where: ${where} }) { totalCount } }`)
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  return errors?.[0]?.message ?? ''
}

const place = '"filter.where[0]'

describe('a condition that cannot be right is refused', () => {
  it.each([
    [
      '{ property: "birthDay" }',
      `${place}.property": there is no property "birthDay"; did you mean birthDate?`,
      'names no property',
    ],
    [
      '{ property: "birthday" }',
      `${place}.property": there is no property "birthday"; did you mean birthDate?`,
      'names a property as people do',
    ],
    [
      '{ property: "gender", atLeast: 3 }',
      `${place}.atLeast": no quantity is the value of gender. gender takes a text.`,
      'asks a quantity of a text',
    ],
    [
      '{ property: "headcount", contains: "a" }',
      `${place}.contains": no text is the value of headcount. headcount takes a quantity.`,
      'asks a text of a quantity',
    ],
    [
      '{ property: ["birthDate", "gender"], entity: "kim-jong-un" }',
      `${place}.entity": no entity is the value of birthDate or gender. birthDate takes a date; gender takes a text.`,
      'asks an entity of a date',
    ],
    [
      '{ property: "gender", from: "2016" }',
      `${place}.from": gender does not cease, and is no date: there is no time to ask it for. gender takes a text.`,
      'asks a time of what does not cease',
    ],
    [
      '{ property: "birthDate", direction: IN }',
      `${place}": an entity is never the value of birthDate: ask with direction OUT. birthDate takes a date.`,
      'asks for the value of a date',
    ],
    [
      '{ equals: "a", atLeast: 1 }',
      `${place}": no value is met by equals and atLeast together: ask them in conditions of their own.`,
      'asks a text and a quantity of one value',
    ],
    [
      '{ property: "memberOf", qualifiers: { name: "rol", in: "a" } }',
      `${place}.qualifiers[0].name": there is no qualifier "rol" of memberOf; did you mean role?`,
      'names no qualifier',
    ],
    [
      '{ property: "birthDate", qualifiers: { name: "role", in: "a" } }',
      `${place}.qualifiers[0].name": birthDate has no qualifiers, and so none that is called "role".`,
      'names a qualifier of what has none',
    ],
    [
      '{ property: "participant", direction: IN, qualifiers: { name: "role", in: "PRESIDUM" } }',
      `${place}.qualifiers[0].in": role has no word "PRESIDUM"; did you mean PRESIDIUM?`,
      'names no word of a qualifier',
    ],
    [
      '{ property: "memberOf", qualifiers: { name: "onBehalfOf", in: "nobody" } }',
      `${place}.qualifiers[0].in": the graph has no entity "nobody": look for its slug with "search".`,
      'names nobody in a qualifier',
    ],
    [
      '{ entity: "nobody" }',
      `${place}.entity": the graph has no entity "nobody": look for its slug with "search".`,
      'names nobody at the other end',
    ],
    [
      '{ source: "kim-jong-un" }',
      `${place}.source": the graph has no source "kim-jong-un": look for its slug with "search".`,
      'names as a source what is none',
    ],
    [
      '{ property: [] }',
      `${place}.property" names nothing, and nothing would meet it: leave it out, or name at least one.`,
      'names no property at all',
    ],
    [
      '{ property: "memberOf", qualifiers: { name: "role", in: [] } }',
      `${place}.qualifiers[0].in" names nothing, and nothing would meet it: name at least one.`,
      'names no value of a qualifier',
    ],
    [
      '{ property: "memberOf", from: "2021", to: "2020" }',
      `${place}": "to" (2020) ends before "from" (2021) starts: give them the other way round.`,
      'asks for a time that ends before it starts',
    ],
    [
      '{ property: "headcount", atLeast: 2, atMost: 1 }',
      `${place}": "atLeast" (2) is more than "atMost" (1): nothing is both.`,
      'asks for at least more than at most',
    ],
    ['{ minVoices: 0 }', `${place}.minVoices" must be between 1 and 2147483647, got 0.`, 'asks for no voices'],
    [
      '{ minVoices: 3, maxVoices: 2 }',
      `${place}": "minVoices" (3) is more than "maxVoices" (2): nothing is both.`,
      'asks for more voices than for how many',
    ],
    [
      '{ other: { where: [{}, { other: {} }] } }',
      `${place}.other.where[1].other": what the other end meets holds no further "other": ask that in a request of its own, and name the slugs that it finds in "entity".`,
      'asks for the other end of the other end',
    ],
    [
      '{ other: { where: { property: "gendr" } } }',
      `${place}.other.where[0].property": there is no property "gendr"; did you mean gender?`,
      'asks of the other end what cannot be',
    ],
    [
      `[${Array.from({ length: 21 }, () => '{}').join(' ')}]`,
      '"filter.where" takes at most 20 conditions, got 21.',
      'is one of too many',
    ],
  ])('%s', async (where, message) => {
    expect(await refusal(where)).toBe(message)
  })

  it('on every list of a kind', async () => {
    const lists = [
      'people',
      'organizations',
      'meetings',
      'occasions',
      'decisions',
      'documents',
      'posts',
      'places',
      'sources',
    ]
    for (const list of [...lists, 'entities']) expect(await refusal('{ minVoices: 0 }', list)).toContain('minVoices')
  })
})
