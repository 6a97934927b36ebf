import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'
import { rowsOf, saidTables } from './table-rows.ts'

/** Persons of these numbers, each with a name and a birth. */
function chamber(from: number, to: number) {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return { persons: numbers.map((number) => ({ id: `m${number}`, name: `Member ${number}`, birth_date: '1950' })) }
}

const refuse = { mayWithdraw: () => false }

describe('an import that would withdraw more than a tenth of what its name holds', () => {
  it('is refused, and says how much it is and what to do', async () => {
    const { add, told } = await openImported('popolo')
    await add('chamber', chamber(1, 20))
    await expect(add('chamber', chamber(1, 15), refuse)).rejects.toMatchObject({
      code: 'LARGE_WITHDRAWAL',
      message: expect.stringMatching(
        /chamber\.json does not say 10 of the 41 claims that "chamber" held\. .* import it again with --yes\./,
      ),
    })
    expect(await told('chamber-m20', 'name')).toEqual(['Member 20'])
  })

  it('is refused before anything is written', async () => {
    const { add, everything, store } = await openImported('popolo')
    await add('chamber', chamber(1, 20))
    const tables = [...saidTables, 'graph', 'run', 'holding', 'held_entity', 'listed', 'word']
    const [before, rows] = [await everything(), await rowsOf(store, tables)]
    await expect(add('chamber', chamber(15, 300), refuse)).rejects.toMatchObject({
      code: 'LARGE_WITHDRAWAL',
      message: expect.stringContaining('Nothing was changed'),
    })
    expect(await everything()).toBe(before)
    expect(await rowsOf(store, tables)).toEqual(rows)
    expect(await add('chamber', chamber(1, 20))).toMatchObject({ wasImported: true })
  })

  it('is asked about with the numbers, and goes on where it may', async () => {
    const { add, everything } = await openImported('popolo')
    await add('chamber', chamber(1, 20))
    const asked: unknown[] = []
    const summary = await add('chamber', chamber(1, 15), { mayWithdraw: (withdrawal) => asked.push(withdrawal) > 0 })
    expect(asked).toEqual([{ held: 41, unsaid: 10 }])
    expect(summary.withdrawn.claims).toBe(10)
    const fresh = await openImported('popolo')
    await fresh.add('chamber', chamber(1, 15))
    expect(await everything()).toBe(await fresh.everything())
  })

  it('is not asked about where it is a tenth or less', async () => {
    const { add, told } = await openImported('popolo')
    await add('chamber', chamber(1, 20))
    await add('chamber', chamber(2, 21), refuse)
    expect([await told('chamber-m1', 'name'), await told('chamber-m21', 'name')]).toEqual([[], ['Member 21']])
  })

  it('is refused again until it may, however much the file says besides', async () => {
    const { add, told } = await openImported('popolo')
    await add('chamber', chamber(1, 20))
    for (let time = 0; time < 2; time += 1)
      await expect(add('chamber', chamber(21, 400), refuse)).rejects.toMatchObject({ code: 'LARGE_WITHDRAWAL' })
    expect(await told('chamber-m1', 'name')).toEqual(['Member 1'])
    await add('chamber', chamber(21, 400))
    expect(await told('chamber-m1', 'name')).toEqual([])
  })

  it('is measured by what there was when it began, also where it was broken off', async () => {
    const { add, told } = await openImported('popolo')
    await add('chamber', chamber(1, 20))
    // All but the last batch of what is said is taken over by then.
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage === 'claims') throw new Error('killed')
    }
    await expect(add('chamber', chamber(2, 21), { ...refuse, batch: 4, onProgress })).rejects.toThrow('killed')
    await add('chamber', chamber(2, 21), { ...refuse, batch: 4 })
    expect(await told('chamber-m1', 'name')).toEqual([])
  })

  it('takes the place of a file that was broken off', async () => {
    const { add, told } = await openImported('popolo')
    await add('chamber', chamber(1, 20))
    await expect(add('chamber', chamber(300, 301), refuse)).rejects.toMatchObject({ code: 'LARGE_WITHDRAWAL' })
    await add('chamber', chamber(1, 20), refuse)
    expect([await told('chamber-m1', 'name'), await told('chamber-m300', 'name')]).toEqual([['Member 1'], []])
  })
})
