import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newFolder } from './imported.ts'

export const host = 'https://ris.example/oparl/v1'

/** An object of OParl, by its class and the path of its id. */
export function object(type: string, path: string, fields: object = {}) {
  return {
    id: `${host}/${path}`,
    type: `https://schema.oparl.org/1.1/${type}`,
    created: '2019-01-01T08:00:00+01:00',
    modified: '2020-01-01T08:00:00+01:00',
    ...fields,
  }
}

export const at = (path: string) => `${host}/${path}`

/** One page of a list. */
export function page(data: readonly unknown[], links: object = {}) {
  return { data, pagination: { totalElements: data.length }, links }
}

const townHall = object('Location', 'location/0', {
  description: 'Rathaus der Beispielstadt',
  streetAddress: 'Ratshausplatz 1',
  postalCode: '12345',
  locality: 'Beispielstadt',
  room: 'Ratssaal',
  geojson: { type: 'Feature', geometry: { type: 'Point', coordinates: [10.4, 50.1] } },
})

const motion = object('File', 'file/1', {
  name: 'Vorlage',
  fileName: 'vorlage.pdf',
  mimeType: 'application/pdf',
  date: '2021-01-04',
  size: 82_930,
  accessUrl: 'https://ris.example/files/1.pdf',
  downloadUrl: 'https://ris.example/download/1.pdf',
})

const item = (path: string, meeting: string, fields: object) =>
  object('AgendaItem', path, { meeting: at(meeting), public: true, ...fields })

/** A council of two bodies, whose paper is dealt with at three meetings: as the answers of a server, by the names of files. */
export const council: Readonly<Record<string, object>> = {
  'system.json': object('System', '', {
    id: `${host}/`,
    oparlVersion: 'https://schema.oparl.org/1.1/',
    name: 'RIS Beispielstadt',
    body: at('bodies'),
    contactEmail: 'ris@stadt.example',
  }),
  'bodies.json': page([
    object('Body', 'body/0', {
      system: `${host}/`,
      name: 'Stadt Beispielstadt, kreisfreie Stadt',
      shortName: 'Beispielstadt',
      classification: 'Kreisfreie Stadt',
      ags: '05315000',
      equivalent: ['https://d-nb.info/gnd/2015732-0'],
      website: 'https://stadt.example/',
      contactEmail: 'rat@stadt.example',
      contactName: 'Büro des Rates',
      organization: at('body/0/organizations'),
      person: at('body/0/persons'),
      meeting: at('body/0/meetings'),
      paper: at('body/0/papers'),
      mainOrganization: at('organization/rat'),
      legislativeTerm: [
        object('LegislativeTerm', 'term/21', {
          name: '21. Wahlperiode',
          startDate: '2020-11-01',
          endDate: '2025-10-31',
        }),
      ],
      location: townHall,
    }),
    object('Body', 'body/1', {
      system: `${host}/`,
      name: 'Ortschaft Altdorf',
      organization: at('body/1/organizations'),
      person: at('body/1/persons'),
      meeting: at('body/1/meetings'),
      paper: at('body/1/papers'),
      legislativeTerm: [],
    }),
  ]),
  'organizations.json': page([
    object('Organization', 'organization/rat', {
      body: at('body/0'),
      name: 'Rat der Stadt',
      shortName: 'Rat',
      organizationType: 'Gremium',
      classification: 'Parlament',
      startDate: '1946-10-13',
      memberCount: 50,
      post: ['Vorsitzender', 'Mitglied'],
    }),
    object('Organization', 'organization/finanzen', {
      body: at('body/0'),
      subOrganizationOf: at('organization/rat'),
      name: 'Ausschuss für Haushalt und Finanzen',
      organizationType: 'Gremium',
      classification: 'Ausschuss',
      location: townHall,
    }),
    object('Organization', 'organization/gruene', {
      body: at('body/0'),
      name: 'Fraktion Grüne',
      organizationType: 'Fraktion',
    }),
    object('Organization', 'organization/altdorf', {
      body: at('body/1'),
      name: 'Ortschaftsrat',
      classification: 'Parlament',
    }),
  ]),
  'persons/page-1.json': page(
    [
      object('Person', 'person/29', {
        body: at('body/0'),
        name: 'Prof. Dr. Maxi Muster',
        familyName: 'Muster',
        givenName: 'Maxi',
        title: ['Prof.', 'Dr.'],
        formOfAddress: 'Ratsfrau',
        affix: 'MdL',
        gender: 'female',
        email: ['maxi@muster.example'],
        phone: ['+493012345678'],
        status: ['Bürgermeisterin'],
        life: 'Geboren am Fluss.',
        lifeSource: 'eigene Angabe',
        membership: [
          object('Membership', 'membership/385', {
            organization: at('organization/rat'),
            role: 'Vorsitzende',
            votingRight: true,
            startDate: '2020-11-03',
            onBehalfOf: at('organization/gruene'),
          }),
          object('Membership', 'membership/693', {
            organization: at('organization/finanzen'),
            role: 'Sachkundige Bürgerin',
            votingRight: false,
            startDate: '2014-12-03T00:00:00+01:00',
            endDate: '2015-07-28',
          }),
        ],
      }),
    ],
    { self: at('body/0/persons'), next: at('body/0/persons?page=2') },
  ),
  'persons/page-2.json': page(
    [object('Person', 'person/30', { givenName: 'Bo', familyName: 'Dal', location: at('location/0') })],
    { self: at('body/0/persons?page=2') },
  ),
  'meetings.json': page([
    object('Meeting', 'meeting/3', {
      name: '5. Sitzung des Rates',
      meetingState: 'eingeladen',
      start: '2021-03-01T17:00:00.000+01:00',
      organization: [at('organization/rat')],
      agendaItem: [
        item('item/30', 'meeting/3', { number: '1', name: 'Eröffnung', order: 0 }),
        item('item/31', 'meeting/3', {
          number: '2.1',
          name: 'Haushalt 2021',
          order: 1,
          consultation: at('consultation/c'),
          result: 'geändert beschlossen',
          resolutionText: 'Der Haushalt wird mit folgenden Änderungen beschlossen.',
        }),
      ],
    }),
    object('Meeting', 'meeting/1', {
      name: '1. Sitzung des Ortschaftsrates',
      meetingState: 'durchgeführt',
      start: '2021-01-10T18:00:00+01:00',
      organization: [at('organization/altdorf')],
      agendaItem: [item('item/10', 'meeting/1', { name: 'Haushalt', consultation: at('consultation/a') })],
    }),
    object('Meeting', 'meeting/2', {
      name: '4. Sitzung des Finanzausschusses',
      start: '2021-02-01T17:00:00+01:00',
      end: '2021-02-01T19:30:00+01:00',
      organization: [at('organization/finanzen'), at('organization/rat')],
      participant: [at('person/29')],
      location: townHall,
      invitation: object('File', 'file/2', {
        name: 'Einladung',
        accessUrl: 'https://ris.example/files/2.pdf',
      }),
      agendaItem: [
        item('item/20', 'meeting/2', {
          name: 'Haushalt',
          consultation: at('consultation/b'),
          result: 'ohne Votum überwiesen',
        }),
      ],
    }),
  ]),
  'papers.json': page([
    object('Paper', 'paper/749', {
      body: at('body/0'),
      name: 'Haushaltssatzung 2021',
      reference: '1234/2021',
      date: '2021-01-04',
      paperType: 'Beschlussvorlage',
      mainFile: motion,
      location: [object('Location', 'location/7', { description: 'Honschaftsstraße 312' })],
      originatorPerson: [at('person/29')],
      originatorOrganization: [at('organization/gruene')],
      underDirectionOf: [at('organization/rat')],
      consultation: [
        object('Consultation', 'consultation/c', {
          agendaItem: at('item/31'),
          meeting: at('meeting/3'),
          organization: [at('organization/rat')],
          authoritative: true,
          role: 'Beschlussfassung',
        }),
        object('Consultation', 'consultation/a', {
          agendaItem: at('item/10'),
          meeting: at('meeting/1'),
          organization: [at('organization/altdorf')],
          authoritative: false,
          role: 'Anhörung',
        }),
        object('Consultation', 'consultation/b', { agendaItem: at('item/20'), role: 'Vorberatung' }),
      ],
    }),
    object('Paper', 'paper/750', { name: 'Änderungsantrag', superordinatedPaper: [at('paper/749')] }),
  ]),
}

/** A folder of answers, by the names of its files. */
export function folderOf(answers: Readonly<Record<string, unknown>>): string {
  const folder = newFolder()
  for (const [name, answer] of Object.entries(answers)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, typeof answer === 'string' ? answer : JSON.stringify(answer))
  }
  return folder
}
