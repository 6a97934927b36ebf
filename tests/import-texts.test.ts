import { describe, expect, it } from 'vitest'
import { formatOf } from '../src/formats/import/formats.ts'
import { exportText } from './export-text.ts'
import { openImported } from './imported.ts'

const speech = { id: 's1', title: 'On the bill', creator_id: 'ann', text: { en: 'Long words.', fr: 'De longs mots.' } }
const file = { persons: [{ id: 'ann', name: 'Ann' }], speeches: [speech] }
const withTexts = { format: formatOf('popolo', { texts: true }) }

describe('the text of a speech', () => {
  it('is left out and counted, but its existence is held, where nobody asks for texts', async () => {
    const { add, told, entity } = await openImported('popolo')
    const { notHeld } = await add('one', file)
    expect(await entity('one-s1')).toMatchObject({ kind: 'DOCUMENT', classification: 'SPEECH', name: 'On the bill' })
    expect(await told('one-s1', 'presentedBy')).toEqual(['one-ann'])
    expect(await told('one-s1', 'describedAs')).toEqual([])
    expect(notHeld).toEqual({ 'speech.text: kept with --texts alone': 2 })
  })

  it('is held in the words and the language of the file, with its place, where texts are asked for', async () => {
    const { add, told, references } = await openImported('popolo')
    const { notHeld } = await add('one', file, withTexts)
    expect(await told('one-s1', 'describedAs')).toEqual(['De longs mots.@fr', 'Long words.@en'])
    expect((await references('one-s1', 'describedAs')).map(({ locator }) => locator).sort()).toEqual([
      'speeches[0].text.en',
      'speeches[0].text.fr',
    ])
    expect(notHeld).toEqual({})
  })

  it('can be as long as a sitting', async () => {
    const text = Array.from({ length: 40_000 }, (_, word) => `word ${word}`).join(' ')
    const { add, told } = await openImported('popolo')
    await add('one', { ...file, speeches: [{ ...speech, text }] }, withTexts)
    expect(await told('one-s1', 'describedAs')).toEqual([text])
  })

  it('comes and goes with the same file, as texts are asked for or not', async () => {
    const { add, told } = await openImported('popolo')
    await add('one', file)
    expect(await add('one', file, withTexts)).toMatchObject({ added: { claims: 2 } })
    await add('one', file)
    expect(await told('one-s1', 'describedAs')).toEqual([])
    expect(await told('one-s1', 'title')).toEqual(['On the bill'])
  })

  it('goes out as Popolo in the field from which it came', async () => {
    const { add, store } = await openImported('popolo')
    await add('one', { ...file, speeches: [{ ...speech, text: 'Long words.' }] }, withTexts)
    const { text } = await exportText(store, 'popolo')
    expect(JSON.parse(text).speeches).toMatchObject([{ id: 'one-s1', title: 'On the bill', text: 'Long words.' }])
  })
})
