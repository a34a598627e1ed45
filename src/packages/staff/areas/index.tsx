import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Area } from '../../../../domain/area/contract'
import { levelsBelow, type AreaLevel } from '../../../../domain/area/levels'
import type { Name } from '../../../../domain/contract/name'
import { settingsRoles } from '../../../../domain/district/settings-roles'
import { grantingRoles } from '../../../../domain/role/roles'
import { client } from '../../../api/client'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { notice } from '../../../components/notice/notice'
import { heading } from '../../../components/role'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { useWords } from '../../../i18n/words'
import { placesOf, useMyGrants } from '../grants'
import { MyPlaces } from '../my-places'
import { ReasonForm } from '../people/reason-form'
import { Problem } from '../problem'
import { StaffScreen } from '../staff-screen'
import { currentAreaWords, useAreaWords } from '../words/areas'
import { Contacts } from './contacts'
import { NameSheet } from './name-sheet'
import { useAreaAct, useAreaWithChildren } from './queries'

/** The tree of areas, and those who answer for each. Who is administrator adds, renames and closes. */
export default function Areas() {
  const words = useAreaWords()
  const mine = useMyGrants()
  const manages = placesOf(mine.data?.grants ?? [], settingsRoles).length > 0
  return (
    <StaffScreen title={words.title}>
      <MyPlaces
        roles={grantingRoles}
        denied={{ title: words.denied, hint: words.deniedHint }}
        label={words.where}
      >
        {({ place }) => <Tree key={place.id} root={place.id} manages={manages} />}
      </MyPlaces>
    </StaffScreen>
  )
}

function Tree({ root, manages }: { readonly root: string; readonly manages: boolean }) {
  const words = useAreaWords()
  const [trail, setTrail] = useState<readonly Area[]>([])
  const code = trail.at(-1)?.code ?? root
  const answer = useAreaWithChildren(code)
  return (
    <View className="staff-part">
      {trail.length > 0 && (
        <View className="staff-up">
          <Button
            look="plain"
            icon="chevron-left"
            narrow
            onPress={() => {
              setTrail(trail.slice(0, -1))
            }}
          >
            {trail.at(-2)?.name ?? words.title}
          </Button>
        </View>
      )}
      <Answer query={answer} waiting={<Skeleton card bars={[40, 60, 48, 52]} />}>
        {({ parent, items }) => (
          <>
            <View {...heading(2)}>
              <Text className="section__title">{parent.name}</Text>
            </View>
            <Text className="staff-card__note">
              {[words.levels[parent.level], ...(parent.closed ? [words.closed] : [])].join(' · ')}
            </Text>
            <View className="staff-columns staff-part">
              <View>
                <Section title={words.below}>
                  {items.length === 0 && <Text className="staff-card__note">{words.nothing}</Text>}
                  <View className="staff-list">
                    {items.map(area => (
                      <ListRow
                        key={area.code}
                        title={area.name}
                        hint={words.levels[area.level]}
                        {...(area.closed ? { value: words.closed } : {})}
                        onPress={() => {
                          setTrail([...trail, area])
                        }}
                      />
                    ))}
                  </View>
                </Section>
                {manages && <Manage key={`${parent.code} ${parent.version}`} area={parent} />}
              </View>
              <Contacts key={parent.code} area={parent} />
            </View>
          </>
        )}
      </Answer>
    </View>
  )
}

type Asking = AreaLevel | 'rename' | 'close' | null

/** What an administrator does to an area. */
function Manage({ area }: { readonly area: Area }) {
  const words = useAreaWords()
  const common = useWords().common
  const [asking, setAsking] = useState<Asking>(null)
  const { code, version, level, name } = area
  const done = (say: string) => ({
    onSuccess: () => {
      setAsking(null)
      notice(say)
    },
  })
  const add = useAreaAct(({ at, name: called }: { at: AreaLevel; name: Name }) =>
    client.area.add({ parent: code, level: at, name: called }),
  )
  const rename = useAreaAct((called: Name) => client.area.rename({ area: code, version, name: called }))
  const close = useAreaAct((reason: string) => client.area.close({ area: code, version, reason }))
  const reopen = useAreaAct((reason: string) => client.area.reopen({ area: code, version, reason }))
  const ask = (what: Asking) => () => {
    for (const act of [add, rename, close, reopen]) act.reset()
    setAsking(what)
  }
  const end = area.closed ? reopen : close
  return (
    <View className="staff-actions">
      {!area.closed &&
        levelsBelow[level].map(below => (
          <Button key={below} icon="plus" onPress={ask(below)}>
            {words.add(words.levels[below])}
          </Button>
        ))}
      <Button look="plain" onPress={ask('rename')}>
        {words.rename}
      </Button>
      {level !== 'district' && (
        <Button look="plain" onPress={ask('close')}>
          {area.closed ? words.reopen : words.close}
        </Button>
      )}
      {asking === 'rename' && (
        <NameSheet
          title={words.renameTitle}
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
      {asking === 'close' && (
        <Sheet title={area.closed ? words.reopen : words.closeTitle(name)} onClose={ask(null)}>
          <Problem error={end.error} />
          <ReasonForm
            text={area.closed ? '' : words.closeText}
            reasons={[]}
            confirm={area.closed ? words.reopen : words.close}
            cancel={common.cancel}
            busy={end.isPending}
            onConfirm={reason => {
              const { reopened, closedNow } = currentAreaWords()
              end.mutate(reason, done(area.closed ? reopened : closedNow))
            }}
            onCancel={ask(null)}
          />
        </Sheet>
      )}
      {asking !== null && asking !== 'rename' && asking !== 'close' && (
        <NameSheet
          title={words.addTitle(words.levels[asking], name)}
          busy={add.isPending}
          error={add.error}
          onSave={called => {
            add.mutate({ at: asking, name: called }, done(currentAreaWords().saved))
          }}
          onClose={ask(null)}
        />
      )}
    </View>
  )
}
