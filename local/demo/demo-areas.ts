import type { Contact } from '../../domain/area/contract'
import { areaChains } from '../../cloudfunctions/platform/area-document'
import type { AreaDocument } from '../../cloudfunctions/platform/areas'
import { row, type Database } from '../../cloudfunctions/platform/database'
import { inParallel } from '../../cloudfunctions/platform/in-parallel'
import { searchWords } from '../../cloudfunctions/platform/search-words'
import type { AreaRow } from '../../config/district/load-district'
import { Dice } from './dice'
import { SEED } from './make-stations'

const COMMUNITIES_OF_A_STREET = 2
const GRIDS = ['第一网格', '第二网格', '第三网格', '第四网格'] as const
const ESTATES = ['和苑', '春风里'] as const
const SURNAMES = ['陈', '李', '黄', '张', '林', '王', '吴', '刘', '郑', '何'] as const
const GIVEN = ['小晴', '家明', '丽云', '国华', '思远', '秀英', '文斌', '雨桐', '建平', '海燕'] as const

/** About 400 m in degrees: grids lie around the middle of their community. */
const AROUND = 0.004

/**
 * Grids with their three named contacts, and estates, for the first communities of every street. Names are invented,
 * and no such telephone number is ever given to anybody: 0755-0000 cannot ring.
 */
export function demoAreas(areas: readonly AreaRow[]): Omit<AreaDocument, keyof Stamp | 'words'>[] {
  const chains = areaChains(areas)
  const streets = areas.filter(({ level }) => level === 'street')
  const chosen = streets.flatMap(({ code }) =>
    areas.filter(({ parent }) => parent === code).slice(0, COMMUNITIES_OF_A_STREET),
  )
  return chosen.flatMap(community => {
    const chain = chains.get(community.code) ?? { path: [], names: [] }
    const below = (level: 'grid' | 'estate', letter: string, zh: string, order: number, n: number) => ({
      _id: `${community.code}-${letter}0${n}`,
      name: { zh },
      level,
      parent: community.code,
      path: chain.path,
      within: chain.names,
      centre: {
        type: 'Point' as const,
        coordinates: [
          community.centre.lng + AROUND * (n % 2 === 0 ? 0.5 : -0.5),
          community.centre.lat + AROUND * (n > 2 ? 0.5 : -0.5),
        ] as const,
      },
      order,
      hasChildren: false,
      demo: true,
      added: true,
    })
    return [
      ...GRIDS.map((zh, i) => ({
        ...below('grid', 'G', zh, i, i + 1),
        contacts: contactsOf(`${community.code}-G0${i + 1}`),
        demoContacts: true,
      })),
      ...ESTATES.map((zh, i) =>
        below('estate', 'E', `${community.name.zh.replace(/社区$/, '')}${zh}`, GRIDS.length + i, i + 1),
      ),
    ]
  })
}

type Stamp = Pick<AreaDocument, 'createdAt' | 'updatedAt' | 'version'>

/** One community worker, one grid officer and one property manager: 一格三员. */
function contactsOf(code: string): Contact[] {
  const dice = new Dice(SEED, 'contacts', code)
  return (['community_worker', 'grid_officer', 'property_manager'] as const).map(post => ({
    post,
    name: `${dice.pick(SURNAMES)}${dice.pick(GIVEN)}`,
    phone: `0755-0000${String(dice.int(1000, 9999))}`,
  }))
}

/** Puts them where there is nothing yet: what an administrator has changed since stays. */
export async function loadDemoAreas(
  database: Database,
  areas: readonly AreaRow[],
  at: Date,
): Promise<number> {
  let added = 0
  await inParallel(demoAreas(areas), 8, async ({ _id, ...area }) => {
    const document = database.collection('areas').doc(_id)
    if (await row(document.get())) return
    const words = await searchWords([area.name.zh])
    await document.set({ ...area, words, createdAt: at, updatedAt: at, version: 1 })
    await database
      .collection('areas')
      .doc(area.parent ?? '')
      .update({ hasChildren: true })
    added++
  })
  return added
}
