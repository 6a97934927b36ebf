/** What a column of a table of people can be. */
export type ColumnSort =
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'party'
  | 'organization'
  | 'position'
  | 'seat'
  | 'from'
  | 'to'
  | 'born'
  | 'died'
  | 'founded'
  | 'dissolved'
  | 'gender'
  | 'birthplace'
  | 'occupation'
  | 'email'
  | 'phone'
  | 'link'
  | 'image'
  | 'id'
  | 'wikidata'
  | 'source'

/** The languages whose words for columns are known. */
export const languages = { en: 'English', de: 'German', fr: 'French', es: 'Spanish', ko: 'Korean' } as const

export type ColumnLanguage = keyof typeof languages

/** What people write over columns, in each language, in small letters without marks; words of one are parted by commas. */
const words: Readonly<Record<ColumnSort, Partial<Record<ColumnLanguage, string>>>> = {
  name: {
    en: 'name,full name,fullname,person,member,member name,mp,politician,candidate,official,person name',
    de: 'name,voller name,vollname,vor und nachname,vorname nachname,person,mitglied,abgeordnete,abgeordneter,politiker,kandidat',
    fr: 'nom,nom complet,nom et prenom,prenom et nom,nom prenom,prenom nom,personne,depute,elu,membre,candidat',
    es: 'nombre,nombre completo,nombre y apellidos,apellidos y nombre,nombres y apellidos,persona,diputado,miembro,candidato',
    ko: '이름,성명,성함,의원명,인물,의원,후보자,후보자명,인명',
  },
  givenName: {
    en: 'first name,given name,given names,forename,firstname',
    de: 'vorname,vornamen,rufname',
    fr: 'prenom,prenoms',
    es: 'nombre de pila,nombres,primer nombre',
    ko: '이름만,명',
  },
  familyName: {
    en: 'last name,surname,family name,lastname',
    de: 'nachname,familienname,zuname',
    fr: 'nom de famille,patronyme',
    es: 'apellido,apellidos,primer apellido',
    ko: '성,성씨',
  },
  party: {
    en: 'party,political party,party name,parliamentary group,political group,faction,affiliation,party affiliation',
    de: 'partei,fraktion,parteizugehorigkeit,gruppierung',
    fr: 'parti,parti politique,groupe,groupe politique,groupe parlementaire,formation politique,etiquette',
    es: 'partido,partido politico,grupo parlamentario,grupo politico,grupo,bancada,formacion politica',
    ko: '정당,소속정당,정당명,소속,당적,교섭단체,당',
  },
  organization: {
    en: 'organization,organisation,body,committee,institution,company,employer,ministry,agency,council,department',
    de: 'organisation,gremium,ausschuss,institution,firma,behorde,unternehmen,ministerium,korperschaft',
    fr: 'organisation,organisme,institution,commission,entreprise,ministere,organe,societe',
    es: 'organizacion,organo,organismo,institucion,comision,empresa,ministerio,entidad',
    ko: '기관,단체,조직,위원회,회사,부처,기관명,소속기관,단체명',
  },
  position: {
    en: 'position,post,office,role,function,title,job title,office held,position held,job',
    de: 'amt,funktion,position,posten,rolle,amtsbezeichnung,stellung,dienststellung',
    fr: 'poste,fonction,position,role,charge,mandat,titre',
    es: 'cargo,puesto,posicion,funcion,rol,titulo',
    ko: '직위,직책,직함,보직,직,직급,역할',
  },
  seat: {
    en: 'constituency,seat,district,electoral district,riding,ward,electorate',
    de: 'wahlkreis,wahlbezirk,stimmkreis',
    fr: 'circonscription,siege,canton,departement',
    es: 'circunscripcion,distrito,escano,distrito electoral,provincia',
    ko: '지역구,선거구,선거구명',
  },
  from: {
    en: 'from,start,start date,since,begin,beginning,begin date,date from,appointed,in office from,start of term,term start,began,from date,valid from,elected,date elected,election date,took office,assumed office,term began,start of mandate,mandate start,joined,date of appointment,appointment date',
    de: 'von,ab,seit,beginn,anfang,start,amtsantritt,antritt,startdatum,anfangsdatum,von datum,amtsbeginn,eintritt,gultig von,beginn der amtszeit,amtszeit von,amtszeit beginn,im amt seit,im amt von,mandatsbeginn,beginn des mandats,mandat seit,mandat von,mitglied seit,gewahlt am,ernannt am,beginn am',
    fr: "de,du,debut,depuis,date de debut,a partir de,des,date debut,entree en fonction,prise de fonction,debut du mandat,debut de mandat,date de debut du mandat,date de debut de mandat,date de prise de fonction,date d'election,elu le,elue le,nomme le",
    es: 'desde,de,del,inicio,fecha de inicio,comienzo,fecha inicio,toma de posesion,a partir de,inicio del mandato,inicio de mandato,fecha de inicio del mandato,fecha de alta,alta,elegido el,fecha de nombramiento',
    ko: '부터,시작,시작일,취임,취임일,임기시작,시작일자,시작연도,시작년도,임기시작일,재임시작,임기개시,임기개시일,선출일,당선일,임명일,시작날짜',
  },
  to: {
    en: 'to,until,till,end,end date,date to,left,in office until,end of term,term end,ended,to date,valid to,left office,term ended,end of mandate,mandate end,date left',
    de: 'bis,ende,amtsende,enddatum,bis datum,austritt,ausgeschieden,schluss,gultig bis,ende der amtszeit,amtszeit bis,amtszeit ende,im amt bis,mandatsende,ende des mandats,mandat bis,mitglied bis,ausgeschieden am',
    fr: "a,au,jusqu'a,jusqu'au,jusqua,jusque,fin,date de fin,date fin,cessation,fin du mandat,fin de mandat,date de fin du mandat,date de fin de mandat,fin de fonction,fin de fonctions",
    es: 'hasta,a,al,fin,fecha de fin,fecha fin,final,termino,cese,fin del mandato,fin de mandato,fecha de fin del mandato,fecha de baja,baja,fecha de cese',
    ko: '까지,종료,종료일,끝,퇴임,퇴임일,임기종료,종료일자,종료연도,종료년도,임기종료일,재임종료,임기만료,임기만료일,사임일,종료날짜',
  },
  born: {
    en: 'born,birth,birth date,date of birth,birthdate,dob,birthday,year of birth,birth year,born on,born in year',
    de: 'geboren,geburtsdatum,geburtstag,geburtsjahr,geb,geboren am,jahrgang,jg',
    fr: 'ne,nee,ne le,nee le,ne e,ne e le,date de naissance,naissance,annee de naissance,ddn',
    es: 'nacido,nacida,nacido a,nacimiento,fecha de nacimiento,ano de nacimiento,fecha nacimiento,nacio',
    ko: '생년월일,출생,생년,출생일,출생연도,출생년도,생일,태어난날,태어남,출생일자',
  },
  died: {
    en: 'died,death,death date,date of death,year of death,dod',
    de: 'gestorben,sterbedatum,todesdatum,todestag,gest,todesjahr,verstorben',
    fr: 'mort,morte,date de deces,deces,decede,date de mort,mort le',
    es: 'fallecido,muerte,fecha de muerte,fallecimiento,fecha de fallecimiento,defuncion,fecha de defuncion,murio',
    ko: '사망,사망일,사망연도,몰년,사망일자',
  },
  founded: {
    en: 'founded,founding date,established,incorporated,date founded,foundation',
    de: 'gegrundet,grundung,grundungsdatum,grundungsjahr',
    fr: 'fonde,fondee,fondation,date de fondation,date de creation',
    es: 'fundado,fundada,fundacion,fecha de fundacion',
    ko: '설립,설립일,창당,창당일,창립일',
  },
  dissolved: {
    en: 'dissolved,dissolution,abolished,date of dissolution',
    de: 'aufgelost,auflosung,auflosungsdatum',
    fr: 'dissous,dissolution,date de dissolution',
    es: 'disuelto,disuelta,disolucion',
    ko: '해산,해산일',
  },
  gender: { en: 'gender,sex', de: 'geschlecht', fr: 'sexe,genre', es: 'sexo,genero', ko: '성별' },
  birthplace: {
    en: 'birthplace,birth place,place of birth,born in',
    de: 'geburtsort,geboren in',
    fr: 'lieu de naissance,ne a',
    es: 'lugar de nacimiento,nacido en',
    ko: '출생지,출신지,고향',
  },
  occupation: {
    en: 'occupation,profession',
    de: 'beruf',
    fr: 'profession,metier',
    es: 'profesion,ocupacion',
    ko: '직업',
  },
  email: {
    en: 'email,e mail,mail,email address',
    de: 'e mail adresse,mailadresse',
    fr: 'courriel,adresse electronique',
    es: 'correo,correo electronico',
    ko: '이메일,전자우편,메일',
  },
  phone: {
    en: 'phone,telephone,phone number',
    de: 'telefon,tel,telefonnummer',
    fr: 'tel',
    es: 'telefono',
    ko: '전화,전화번호,연락처',
  },
  link: {
    en: 'url,website,web site,web page,homepage,link,page',
    de: 'webseite,internetseite,netzseite',
    fr: 'site,site web,site internet,lien',
    es: 'sitio web,pagina web,pagina,enlace',
    ko: '홈페이지,웹사이트,링크,누리집',
  },
  image: { en: 'image,photo,picture', de: 'bild,foto', fr: 'photographie', es: 'imagen,fotografia', ko: '사진,이미지' },
  id: {
    en: 'id,identifier,key,code,no,number,nr,person id,member id',
    de: 'nummer,kennung,personennummer,lfd nr,schlussel',
    fr: 'identifiant,numero,matricule,n',
    es: 'identificador,codigo,num',
    ko: '번호,아이디,고유번호,식별자,연번',
  },
  wikidata: { en: 'wikidata,wikidata id,qid,wikidata item,q id', ko: '위키데이터' },
  source: {
    en: 'source,sources,reference,source url',
    de: 'quelle,quellen,beleg,nachweis',
    fr: 'sources officielles,reference,lien source',
    es: 'fuente,fuentes,referencia',
    ko: '출처,근거,참고',
  },
}

export interface WordMatch {
  readonly sort: ColumnSort
  readonly languages: readonly ColumnLanguage[]
}

/** What a name of a column can be a word for. */
export function sortsOfWord(column: string): readonly WordMatch[] {
  return bySpelling.get(plain(column)) ?? []
}

/** Small letters without marks, and one space for whatever parts words. In Korean words are parted or not. */
function plain(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase()
  const read = letters
    .replace(/[’`´]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
  return /\p{Script=Hangul}/u.test(read) ? read.replaceAll(' ', '') : read
}

const bySpelling = collect()

function collect(): ReadonlyMap<string, readonly WordMatch[]> {
  const found = new Map<string, Map<ColumnSort, ColumnLanguage[]>>()
  for (const [sort, byLanguage] of Object.entries(words) as [ColumnSort, Partial<Record<ColumnLanguage, string>>][]) {
    for (const [language, list] of Object.entries(byLanguage) as [ColumnLanguage, string][]) {
      for (const word of list.split(',')) {
        const sorts = found.get(plain(word)) ?? new Map<ColumnSort, ColumnLanguage[]>()
        sorts.set(sort, [...(sorts.get(sort) ?? []), language])
        found.set(plain(word), sorts)
      }
    }
  }
  return new Map(
    [...found].map(([word, sorts]) => [word, [...sorts].map(([sort, languages]) => ({ sort, languages }))]),
  )
}

/** What people write in a column of parties of somebody who is in none. */
export function isNoParty(text: string): boolean {
  return noParties.has(plain(text))
}

const noParties = new Set(
  'parteilos,parteilose,parteiloser,fraktionslos,ohne partei,ohne fraktion,keine partei,no party,unaffiliated,sans etiquette,sans parti,non inscrit,non inscrite,sin partido,무소속'
    .split(',')
    .map(plain),
)

/** Whether a text is all of words for what somebody does within a body, rather than an office of its own. */
export function isFunctionInBody(text: string): boolean {
  return plain(text)
    .split(' ')
    .every((word) => functionsInBodies.has(word))
}

const functionsInBodies = new Set(
  (
    'member full ordinary deputy vice acting first second honorary general party executive chair chairman chairwoman chairperson secretary treasurer leader whip spokesperson spokesman spokeswoman observer substitute alternate founder ' +
    'mitglied stellv stellvertretende stellvertretender stellvertreter stellvertreterin vorsitz vorsitzender vorsitzende schatzmeister schatzmeisterin sprecher sprecherin schriftfuhrer schriftfuhrerin beisitzer beisitzerin generalsekretar generalsekretarin obmann obfrau parteivorsitzender parteivorsitzende ' +
    'membre adjoint adjointe tresorier tresoriere porte parole suppleant suppleante secretaire generale fondateur fondatrice ' +
    'miembro vocal portavoz tesorero tesorera secretario secretaria suplente fundador fundadora ' +
    '당원 당대표 대표 원내대표 최고위원 사무총장 대변인 간사 총무 회원 위원'
  ).split(' '),
)

/** What people write in a cell of which they know nothing, or in the end of what goes on. */
export function isNothing(text: string): boolean {
  return text !== '' && (/^[\s\p{P}\p{S}]+$/u.test(text) || nothings.has(plain(text)))
}

const nothings = new Set(
  'n a,na,none,null,nil,unknown,present,current,now,today,ongoing,to date,unbekannt,heute,aktuell,gegenwart,derzeit,laufend,inconnu,aujourd’hui,en cours,actuel,desconocido,actualidad,actual,presente,hoy,vigente,현재,미상,없음,불명,현직,재직중,재임중'
    .split(',')
    .map(plain),
)
