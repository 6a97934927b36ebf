import { describe, expect, it } from 'vitest'
import { openTables, shownOf } from './imported-table.ts'

const places = ['Mayor', 'Judge', 'Prime Minister', 'Governor', 'Ambassador']

/** Ten rows of name, party, position, from, to and born. */
function rowsOf(date: (year: number) => string, open: string): string[][] {
  return Array.from({ length: 10 }, (_, index) => [
    `Ada ${String.fromCharCode(65 + index)}`,
    index % 2 ? 'Red' : 'Blue',
    places[index % 5] ?? '',
    date(2000 + index),
    index === 3 ? open : date(2004 + index),
    date(1950 + index),
  ])
}

const iso = (year: number) => `${year}-05-06`

describe('a map that is guessed', () => {
  it.each([
    ['English', 'name,party,position,from,to,born', iso, 'present'],
    [
      'English, otherwise',
      'Full Name,Political Party,Office,Start date,End date,Date of birth',
      (year: number) => `05/17/${year}`.replace('17', String(13 + (year % 10))),
      'n/a',
    ],
    ['German', 'Name,Partei,Amt,von,bis,geboren', (year: number) => `06.05.${year}`, 'heute'],
    ['German, otherwise', 'Vollname,Fraktion,Funktion,Beginn,Ende,Geburtsdatum', (year: number) => `6.5.${year}`, '-'],
    ['French', 'nom,parti,poste,de,à,né', (year: number) => `26/05/${year}`, "aujourd'hui"],
    ['French, otherwise', 'Nom et prénom,Groupe politique,Fonction,Début,Fin,Date de naissance', iso, 'en cours'],
    ['Spanish', 'nombre,partido,cargo,desde,hasta,nacido', (year: number) => `26/05/${year}`, 'actualidad'],
    ['Spanish, otherwise', 'Nombre y apellidos,Grupo parlamentario,Puesto,Inicio,Fin,Fecha de nacimiento', iso, ''],
    ['Korean', '이름,정당,직위,부터,까지,출생', (year: number) => `${year}.05.06`, '현재'],
    ['Korean, otherwise', '성명,소속 정당,직책,취임일,퇴임일,생년월일', (year: number) => `${year}년 5월 6일`, '현재'],
  ])('is right as it stands for ten rows with a header in %s', async (_, header, date, open) => {
    const rows = rowsOf(date, open)
    const content = [header, ...rows.map((cells) => cells.join(','))].join('\n')
    const map = await shownOf(content, { guess: true })
    const graph = await openTables()
    await graph.addTable('g', content, map)
    expect(graph.problems).toEqual([])
    const iso = (text: string | undefined) => /\d{4}/.exec(text ?? '')?.[0]
    for (const [name = '', party = '', position = '', from, to, born] of rows) {
      const slug = `g-${name.toLowerCase().replace(' ', '-')}`
      const [held = ''] = await graph.told(slug, 'holds')
      expect(held).toContain(
        `g-${position.toLowerCase().replace(' ', '-')} onBehalfOf=g-${party.toLowerCase()} ${iso(from)}-`,
      )
      expect(/\.\.(\d{4})?/.exec(held)?.[1]).toBe(to === open ? undefined : iso(to))
      expect(await graph.told(slug, 'memberOf')).toEqual([`g-${party.toLowerCase()}`])
      expect((await graph.told(slug, 'birthDate'))[0]).toMatch(new RegExp(`^${iso(born)}-\\d\\d-\\d\\d$`))
    }
    expect((await graph.entities()).filter(({ kind }) => kind === 'PERSON')).toHaveLength(10)
    const [above = '', ...lines] = map.trimEnd().split('\n')
    expect(above).toMatch(/^# Guessed by the header and the first 10 rows of /)
    expect(lines.filter((line) => !line.includes('# '))).toEqual([])
  })

  it('takes what is done within a body for a role in it, with the times of the row', async () => {
    const rows = ['Ada,Red,Chair,2010,2014', 'Bo,Red,Treasurer,2011,2012', 'Cy,Blue,Deputy chair,2012,']
    const content = ['name,party,position,from,to', ...rows].join('\n')
    const graph = await openTables()
    await graph.addTable('g', content, await shownOf(content, { guess: true }))
    expect(await graph.told('g-ada', 'memberOf')).toEqual(['g-red role=Chair 2010..2014'])
    expect(await graph.told('g-cy', 'memberOf')).toEqual(['g-blue role=Deputy chair 2012..'])
  })

  it('takes names in parts, ids, bodies, seats, identifiers and ways to reach somebody', async () => {
    const content = [
      'List of members',
      '',
      'ID;Vorname;Nachname;Gremium;Funktion;Wahlkreis;Wikidata;E-Mail;Geschlecht;Bemerkung',
      '1;Ada;Berg;Rat;Mitglied;Nord;Q900001;ada@norland.example;w;x',
      '2;Bo;Dal;Rat;Vorsitz;Süd;Q900002;b@norland.example;w;',
    ].join('\n')
    const map = await shownOf(content, { guess: true })
    expect(map).toContain('header: 2')
    expect(map).toContain('# "Bemerkung" is left out: nothing tells what its texts such as "x", are.')
    const graph = await openTables()
    await graph.addTable('g', content, map)
    expect(graph.problems).toEqual([])
    const person = await graph.entity('g-person-1')
    expect(person).toMatchObject({ name: 'Ada Berg', identifiers: [{ scheme: 'wikidata', value: 'Q900001' }] })
    expect(await graph.told('g-person-2', 'memberOf')).toEqual([
      expect.stringMatching(/^g-rat constituency=g-sued\S* role=Vorsitz$|^g-rat constituency=\S+ role=Vorsitz$/),
    ])
    expect(await graph.told('g-person-1', 'familyName')).toEqual(['Berg'])
    expect(await graph.told('g-person-1', 'contact')).toEqual(['ada@norland.example medium=email'])
  })

  it('takes bodies for what rows are about where no column has names of persons', async () => {
    const content = 'Company,Founded,Website\nAcme,1950,https://acme.example/\nBetty,1960,\n'
    const graph = await openTables()
    await graph.addTable('g', content, await shownOf(content, { guess: true }))
    expect(graph.problems).toEqual([])
    expect(await graph.entity('g-acme')).toMatchObject({ kind: 'ORGANIZATION', name: 'Acme' })
    expect(await graph.told('g-acme', 'founded')).toEqual(['1950'])
    expect(await graph.told('g-acme', 'link')).toEqual(['https://acme.example/'])
  })

  it('takes nobody for a party, and knows whole phrases for the times of an office', async () => {
    for (const [header, none] of [
      ['Name,Partei,Amt,Beginn der Amtszeit,Ende der Amtszeit', 'parteilos'],
      ['Prénom et nom,Parti,Fonction,Début du mandat,Fin du mandat', 'sans étiquette'],
      ['Full name,Party,Office,Took office,Left office', 'No party'],
      ['Nombre,Partido,Cargo,Inicio del mandato,Fin del mandato', 'sin partido'],
      ['이름,정당,직위,임기 개시일,임기 만료일', '무소속'],
    ]) {
      const content = [header, `Ada,${none},Mayor,2001-02-03,2004-05-06`, 'Bo,Red,Mayor,2004-05-06,'].join('\n')
      const graph = await openTables()
      await graph.addTable('g', content, await shownOf(content, { guess: true }))
      expect(await graph.told('g-ada', 'holds')).toEqual(['g-mayor 2001-02-03..2004-05-06'])
      expect(await graph.told('g-ada', 'memberOf')).toEqual([])
      expect(await graph.told('g-bo', 'memberOf')).toEqual(['g-red'])
      expect((await graph.entities()).filter(({ kind }) => kind === 'ORGANIZATION')).toHaveLength(1)
    }
  })

  it('leaves out columns of one name, which no map can tell apart, and reads days as spreadsheets show them', async () => {
    const content =
      'Name,Party,Deputy,Party,Start,End\nAda,Red,Bo,Blue,01-May-1997,7-Jun-2001\nCy,Blue,Di,Red,1-May-1997,\n'
    const once = content.replace('Deputy,Party', 'Deputy,Hers')
    const graph = await openTables()
    await graph.addTable('g', once, await shownOf(once, { guess: true }))
    expect(await graph.told('g-ada', 'memberOf')).toContain('g-red 1997-05-01..2001-06-07')
    const twice = await shownOf(content, { guess: true })
    expect(twice).toContain('# "Party" is left out: several columns have this name; give each its own in the table.')
    await graph.addTable('h', content, twice)
    expect((await graph.entity('h-ada'))?.name).toBe('Ada')
    expect(graph.problems).toEqual([])
  })

  it('stands where there is nothing but names', async () => {
    const graph = await openTables()
    await graph.addTable('g', 'Name\nAda\n', await shownOf('Name\nAda\n', { guess: true }))
    expect((await graph.entity('g-ada'))?.name).toBe('Ada')
  })

  it('says where nothing tells whether the day or the month comes first', async () => {
    const content = 'name,born\nAda,05/06/1950\nBo,07/08/1951\n'
    expect(await shownOf(content, { guess: true })).toContain('which could as well be MM/DD/YYYY: LOOK which it is')
    const mixed = await shownOf(`${content}Cy,1950\nDi,1951\nEd,1952\n`, { guess: true })
    expect(mixed).toContain('such as "05/06/1950", which could as well be MM/DD/YYYY: LOOK which it is')
    expect(await shownOf(`${content}Cy,25/06/1950`, { guess: true })).not.toContain('LOOK which')
    const american = await shownOf(`${content}Cy,05/26/1950`, { guess: true })
    expect(american).toContain('form: "MM/DD/YYYY"')
    expect(american).not.toContain('LOOK which')
  })

  it('does not take for a date what only stands under the word for one', async () => {
    const map = await shownOf('name,born\nAda,Paris\nBo,Rome\n', { guess: true })
    expect(map).toContain('# "born" is left out: "born" is English for a birth, but "Paris" is no date.')
    expect(map).not.toContain('birthDate')
  })
})
