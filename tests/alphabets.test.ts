import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { likeness } from '../src/model/likeness.ts'
import { readNameQuery } from '../src/model/name-query.ts'
import { readSpelling } from '../src/model/spelling.ts'
import { decodeSpelling, encodeSpelling } from '../src/model/spelling-record.ts'
import { openStore } from '../src/store/open.ts'
import { databases } from './databases.ts'
import { earlierDatabase, onPostgres } from './earlier-database.ts'

function likenessOf(query: string, name: string): number {
  const asked = readNameQuery(query)
  if (!asked) throw new Error(`${query} has no words`)
  return likeness(asked, decodeSpelling(name, encodeSpelling(readSpelling(name))))
}

/** Another spelling of the whole name, the surname first or last, and not a beginning, a part or a slip of it. */
const spelled = 0.86
/** The same, but for vowels or kindred consonants. */
const roughly = 0.66

/** Every one asked for by every other one, in both directions. */
function pairsOf(...names: readonly string[]): [string, string][] {
  return names.flatMap((asked) => names.flatMap((name): [string, string][] => (asked === name ? [] : [[asked, name]])))
}

describe('a name in Cyrillic', () => {
  it.each([
    ...pairsOf(
      'Михаил Жванецкий',
      'Mihail Žvaneckij',
      'Mikhail Zhvanetsky',
      'Mikhail Zhvanetskii',
      'Mikhail Zhvanetskiy',
    ),
    ...pairsOf('Фёдор Тютчев', 'Fëdor Tûtčev', 'Fyodor Tyutchev', 'Fëdor Tiutchev', 'Fjodor Tjuttschew'),
    ...pairsOf('Щукин', 'Shchukin', 'Ŝukin', 'Ščukin', 'Schtschukin', 'Chtchoukine').filter(
      ([asked, name]) => !`${asked} ${name}`.includes('Chtchoukine'),
    ),
    ...pairsOf('Юрій Яремчук', 'Yurii Yaremchuk', 'Iurii Iaremchuk', 'Yuriy Yaremchuk', 'Ûrìj Âremčuk'),
    ...pairsOf('Ростоцкий', 'Rostot͡skiĭ', 'Rostot︠s︡kiĭ', 'Rostockij'),
    ...pairsOf('Быкаў Алена', 'Bykau Alena', 'Bykaŭ Alena'),
    ...pairsOf('Ціханоўскі', 'Tsikhanouski', 'Cichanoŭski'),
    ...pairsOf('Цой', 'T͡Soĭ', 'T︠S︡oĭ', 'Tsoĭ', 'Tsoi'),
    ...pairsOf('Рая', 'Rai︠a︡', 'Raia'),
    ...pairsOf('Эхо', 'Ėkho', 'Ekho'),
    ...pairsOf('Дзагоев', 'Dzagoev', 'Dzagoyev'),
    ...pairsOf('Григорій Сковорода', 'Hryhorii Skovoroda', 'Hryhoriy Skovoroda'),
  ])('is its romanization by every usual system, and that by every other: %s, %s', (asked, name) => {
    expect(likenessOf(asked, name)).toBeGreaterThanOrEqual(spelled)
  })

  it.each([
    ['Selenskyj', 'Зеленський'],
    ['Boris Jelzin', 'Борис Ельцин'],
    ['Chtchoukine', 'Щукин'],
  ])('is roughly what German and French newspapers print of it: %s, %s', (asked, name) => {
    expect(likenessOf(asked, name)).toBeGreaterThanOrEqual(roughly)
  })
})

describe('a name in another alphabet', () => {
  it.each([
    ['Στέλιος Καζαντζίδης', 'Stelios Kazantzidis'],
    ['Χαρίλαος Τρικούπης', 'Charilaos Trikoupis'],
    ['Χαρίλαος Τρικούπης', 'Kharilaos Trikoupis'],
    ['Γκίκας Ντόλας', 'Gikas Dolas'],
    ['عبد الرحمن منيف', 'Abdul Rahman Munif'],
    ['عبد الرحمن منيف', 'Abdelrahman Munif'],
    ['عبد الرحمن منيف', 'ʿAbd ar-Raḥmān Munīf'],
    ['عبد الله', 'Abdullah'],
    ['سليم الحص', 'Selim Hoss'],
    ['علی‌اکبر صالحی', 'Ali Akbar Salehi'],
    ['غلامحسین ساعدی', 'Gholamhossein Saedi'],
    ['תאודור קולק', 'Teodor Kolek'],
    ['חנה סנש', 'Hana Senesh'],
    ['חנה סנש', 'Chana Szenes'],
    ['ჭაბუა ამირეჯიბი', 'Chabua Amirejibi'],
    ['ჭაბუა ამირეჯიბი', 'Tschabua Amiredschibi'],
    ['Խաչատուր Աբովյան', 'Khachatur Abovyan'],
    ['Խաչատուր Աբովյան', 'Khachatur Abovian'],
    ['Հովհաննես Թումանյան', 'Hovhannes Tumanyan'],
    ['ちぢわ みずほ', 'Mizuho Chijiwa'],
    ['チヂワ ミズホ', 'Mizuho Tiziwa'],
    ['ふじ じゅんこ', 'Fuji Junko'],
    ['ふじ じゅんこ', 'Huzi Zyunko'],
    ['きょう りょうへい', 'Kyō Ryōhei'],
    ['ニッタ ヨシサダ', 'Nitta Yoshisada'],
    ['鲁迅', 'Lu Xun'],
    ['鲁迅', 'Lu Hsün'],
    ['曹雪芹', 'Cao Xueqin'],
    ['曹雪芹', "Ts'ao Hsüeh-ch'in"],
    ['单田芳', 'Shan Tianfang'],
    ['Qian Xuesen', "Ch'ien Hsüeh-sen"],
    ['Zhu Ziqing', 'Chu Tzu-ch’ing'],
    ['علي', 'Ali'],
    ['Պետրոս Գուրգեն', 'Bedros Kurken'],
    ['Պողոս Ճուղուրյան', 'Boghos Jughurian'],
    ['ヴィクトリア', 'Vikutoria'],
    ['フィリップ', 'Firippu'],
    ['ウィリアム チェン', 'Wiriamu Chen'],
    ['蔡英文', 'Tsai Ing-wen'],
    ['女娲', 'Nü Wa'],
  ])('is found by its romanization, and finds it: %s, %s', (name, latin) => {
    expect(likenessOf(latin, name)).toBeGreaterThanOrEqual(roughly)
    expect(likenessOf(name, latin)).toBeGreaterThanOrEqual(roughly)
  })

  it.each([
    ['Qasem Suleimani', 'Kassem Soleymany'],
    ['Khalid Hosseini', 'Khaled Husseini'],
    ['Abdel Rahman al-Abnoudi', 'Abdurrahman el-Abnudi'],
    ['Bashar Assad', 'Bashar al-Assad'],
    ['Usama bin Ladin', 'Osama ibn Laden'],
    ['Dmitrij Schostakowitsch', 'Dmitri Shostakovich'],
  ])('is found by one romanization under another: %s, %s', (asked, name) => {
    expect(likenessOf(asked, name)).toBeGreaterThanOrEqual(roughly)
    expect(likenessOf(name, asked)).toBeGreaterThanOrEqual(roughly)
  })

  it('is found as it is typed', () => {
    for (const typed of ['Khrus', 'Khrush', 'Khrushch', 'Chrusch', 'Chruschtsch', 'Хрущ'])
      expect([typed, likenessOf(typed, 'Хрущёв') >= 0.72]).toEqual([typed, true])
    expect(likenessOf('Kholu', 'Хрущёв')).toBe(0)
  })

  it('is found by one of its words', () => {
    expect(likenessOf('Munif', 'عبد الرحمن منيف')).toBeGreaterThanOrEqual(0.5)
    expect(likenessOf('Zhvanetsky', 'Михаил Жванецкий')).toBeGreaterThanOrEqual(0.5)
  })
})

describe('Latin letters', () => {
  it.each([
    ...pairsOf('Jörg Säuberlich', 'Joerg Saeuberlich', 'Jorg Sauberlich').filter(([asked, name]) =>
      /[öä]/.test(asked + name),
    ),
    ['Weiss', 'Weiß'],
    ['Weiß', 'Weiss'],
    ['Haakon Soerensen', 'Håkon Sørensen'],
    ['Håkon Sørensen', 'Haakon Soerensen'],
    ['Aegir Joensen', 'Ægir Jønsen'],
    ['Marija Hamrun', 'Marija Ħamrun'],
    ['Ħal', 'Hal'],
    ['Lukasz Zdzislaw', 'Łukasz Zdzisław'],
    ['Dorde Petrovic', 'Đorđe Petrović'],
    ['Djordje Petrovic', 'Đorđe Petrović'],
    ['Thorir Gudmundsson', 'Þórir Guðmundsson'],
  ])('are found with their marks and without, and by the letters that stand for them: %s, %s', (asked, name) => {
    expect(likenessOf(asked, name)).toBeGreaterThanOrEqual(roughly)
  })

  it.each(['Saeuberlich Joerg', 'Saeuberlich, Joerg', 'Säuberlich Jörg', 'SÄUBERLICH, Jörg'])(
    'are found with the surname first: %s',
    (asked) => {
      expect(likenessOf(asked, 'Jörg Säuberlich')).toBeGreaterThanOrEqual(spelled)
    },
  )
})

describe('names of two people', () => {
  it.each([
    ['Иван Петров', 'Ivan Petrenko'],
    ['Лев Толстой', 'Lev Tolstykh'],
    ['Olga Ivanova', 'Oleg Ivanov'],
    ['Hassan Ali', 'Hussein Ali'],
    ['Jamal Karim', 'Jamil Karim'],
    ['محمود درويش', 'Hamid Darwish'],
    ['טל רוסו', 'Tal Rosen'],
    ['Κώστας Μάνος', 'Kostas Manolis'],
    ['たなか たろう', 'Tanaka Jiro'],
    ['さとう ゆり', 'Saito Yuri'],
    ['李鹏', 'Li Ping'],
    ['习仲勋', 'Shi Zhongxun'],
    ['Karl Meyer', 'Carla Meyer'],
  ])('are not taken for one: %s, %s', (one, other) => {
    for (const score of [likenessOf(one, other), likenessOf(other, one)])
      expect(score < 0.6 || (score >= 0.72 && score <= 0.8), `${score}`).toBe(true)
  })
})

describe('a short name', () => {
  it.each([
    ['Ng', ['Lena', 'Ros', 'Łódź', 'Ñuñez', 'Lo', 'Rea']],
    ['Wu', ['Omar', 'Øystein', 'Ѓорѓи', 'Usama', 'Umar']],
    ['Li', ['Ito', 'Niño', 'Ivo', 'Ида', 'Никита']],
    ['Ли', ['Ito', 'Niño', 'علي', 'Илья']],
    ['Lu', ['Leo', 'Noa']],
    ['Chu', ['Joe', 'Zoe', 'Zhou']],
    ['Zhang', ['Đặng Văn Lâm', 'Janis', 'Kang Sheng', 'Zeng Qinghong']],
    ['Смит', ['İsmet Işık', 'Schmidt']],
    ['Schmidt', ['Smid', 'Smith', 'Смит']],
    ['פרץ', ['Peres', 'Petro Poroshenko', 'Persson']],
    ['Xi', ['Shi', 'し']],
  ])('finds none that only begins or sounds a little like it: %s', (asked, strangers) => {
    expect(strangers.filter((name) => likenessOf(asked, name) > 0)).toEqual([])
  })

  it.each([
    ['Ng', ['Ng', 'Ng Eng', 'Võ Nguyên Giáp']],
    ['Li', ['Li', 'Ли', 'Li Wei', 'Tzipi Livni']],
    ['Ли', ['Ли', 'Li', 'Li Wei']],
    ['Wu', ['Wu', 'Wu Jing']],
    ['Zhang', ['Zhang', '张', '张春桥']],
    ['Смит', ['Смит', 'Smit']],
    ['פרץ', ['פרץ', 'Peretz', 'Perez']],
  ])('finds first what is spelled like it, then what begins so: %s', (asked, names) => {
    const found = names.map((name) => likenessOf(asked, name))
    expect(found.every((score) => score > 0.4)).toBe(true)
    expect(found).toEqual(found.toSorted((one, other) => other - one))
  })
})

describe('a database in which names were looked up otherwise', () => {
  it('looks them up anew once it is opened', async () => {
    const address = await earlierDatabase('layout-006.sql', onPostgres)
    await runAt(address, [
      "update spelling set forms = 'x'",
      "delete from plenum_migration where name = '006-spellings'",
      ...(databases.dialect === 'sqlite' ? ['pragma user_version = 5'] : []),
    ])
    const store = await openStore(address)
    const forms = await store.db.selectFrom('spelling').select('forms').execute()
    expect(forms.length).toBeGreaterThan(0)
    for (const spelling of forms) expect(spelling.forms).not.toBe('x')
    await store.close()
  })
})

/** Runs statements beside any Plenum. */
async function runAt(address: string, statements: readonly string[]): Promise<void> {
  if (databases.dialect === 'sqlite') {
    const database = new DatabaseSync(address.replace('sqlite:', ''))
    for (const statement of statements) database.exec(statement)
    database.close()
    return
  }
  const client = new pg.Client(address)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}
