import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Area } from '../../../../domain/area/contract'
import { levelsBelow, type AreaLevel } from '../../../../domain/area/levels'
import type { Name } from '../../../../domain/contract/name'
import type { Point } from '../../../../domain/geo/geo'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { useWords } from '../../../i18n/words'
import { ReasonForm } from '../../../features/staff/reason-form'
import { Problem } from '../../../components/problem'
import { currentAreaWords, useAreaWords } from '../words/areas'
import { NameSheet } from './name-sheet'
import { PlaceSheet } from './place-sheet'
import { useAreaAct } from './queries'

type Asking = AreaLevel | 'rename' | 'place' | 'close' | 'reopen' | null

interface New {
  readonly level: AreaLevel
  readonly name: Name
  readonly centre: Point | null
}

/** What an administrator does to an area. */
export function Manage({ area }: { readonly area: Area }) {
  const words = useAreaWords()
  const common = useWords().common
  const [asking, setAsking] = useState<Asking>(null)
  const { code, level, name } = area
  const nameOf = (what: string) => `${what}-area:${code}`
  // An act drops the draft of its own name: what was typed of one level is not what was typed of another.
  const adding = asking !== null && isLevel(asking) ? asking : 'add'
  const add = useAreaAct(nameOf(adding), area.version, ({ wish: { centre, ...named } }: Seen<New>, options) =>
    client.area.add({ parent: code, ...named, ...(centre ? { centre } : {}) }, options),
  )
  const rename = useAreaAct(nameOf('rename'), area.version, ({ version, wish }: Seen<Name>, options) =>
    client.area.rename({ area: code, version, name: wish }, options),
  )
  const place = useAreaAct(nameOf('place'), area.version, ({ version, wish }: Seen<Point>, options) =>
    client.area.place({ area: code, version, centre: wish }, options),
  )
  const close = useAreaAct(nameOf('close'), area.version, ({ version, wish }: Seen<string>, options) =>
    client.area.close({ area: code, version, reason: wish }, options),
  )
  const reopen = useAreaAct(nameOf('reopen'), area.version, ({ version, wish }: Seen<string>, options) =>
    client.area.reopen({ area: code, version, reason: wish }, options),
  )
  const ask = (what: Asking) => () => {
    for (const act of [add, rename, place, close, reopen]) act.begin(area.version)
    setAsking(what)
  }
  const done = (say: string) => ({
    onSuccess: () => {
      setAsking(null)
      notice(say)
    },
  })
  const end = asking === 'reopen' ? reopen : close
  return (
    <View className="page-actions">
      {!area.closed &&
        levelsBelow[level].map(below => (
          <Button key={below} icon="plus" onPress={ask(below)}>
            {words.add(words.levels[below])}
          </Button>
        ))}
      {level !== 'district' && !area.closed && (
        <Button icon="map-pin" onPress={ask('place')}>
          {area.placed ? words.changePlace : words.setPlace}
        </Button>
      )}
      <Button look="plain" onPress={ask('rename')}>
        {words.rename}
      </Button>
      {level !== 'district' && (
        <Button look="plain" onPress={ask(area.closed ? 'reopen' : 'close')}>
          {area.closed ? words.reopen : words.close}
        </Button>
      )}
      {asking === 'rename' && (
        <NameSheet
          title={words.renameTitle}
          draft={nameOf(asking)}
          before={area.names}
          hint={words.renameHint}
          busy={rename.isPending}
          error={rename.error}
          onSave={called => {
            rename.mutate(called, done(currentAreaWords().saved))
          }}
          onClose={ask(null)}
        />
      )}
      {asking === 'place' && (
        <PlaceSheet
          title={words.placeTitle(name)}
          start={area.centre}
          busy={place.isPending}
          error={place.error}
          onSave={point => {
            place.mutate(point, done(currentAreaWords().saved))
          }}
          onClose={ask(null)}
        />
      )}
      {(asking === 'close' || asking === 'reopen') && (
        <Sheet title={asking === 'reopen' ? words.reopen : words.closeTitle(name)} onClose={ask(null)}>
          <Problem error={end.error} />
          <ReasonForm
            draft={nameOf(asking)}
            danger={asking === 'close'}
            text={asking === 'reopen' ? '' : words.closeText}
            reasons={[]}
            confirm={asking === 'reopen' ? words.reopen : words.close}
            cancel={common.cancel}
            busy={end.isPending}
            onConfirm={reason => {
              const { reopened, closedNow } = currentAreaWords()
              end.mutate(reason, done(asking === 'reopen' ? reopened : closedNow))
            }}
            onCancel={ask(null)}
          />
        </Sheet>
      )}
      {asking !== null && isLevel(asking) && (
        <NameSheet
          title={words.addTitle(words.levels[asking], name)}
          draft={nameOf(asking)}
          near={area.centre}
          busy={add.isPending}
          error={add.error}
          onSave={(called, centre) => {
            add.mutate({ level: asking, name: called, centre }, done(currentAreaWords().saved))
          }}
          onClose={ask(null)}
        />
      )}
    </View>
  )
}

interface Seen<Wish> {
  readonly version: number
  readonly wish: Wish
}

function isLevel(asking: NonNullable<Asking>): asking is AreaLevel {
  return asking in levelsBelow
}
