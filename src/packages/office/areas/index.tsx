import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Area } from '../../../../domain/area/contract'
import { settingsRoles } from '../../../../domain/district/settings-roles'
import { grantingRoles } from '../../../../domain/role/roles'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { heading } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { placesOf, useMyGrants } from '../../../features/staff/grants'
import { MyPlaces } from '../../../features/staff/my-places'
import { Page } from '../../../components/page'
import { useAreaWords } from '../words/areas'
import { Contacts } from './contacts'
import { Manage } from './manage'
import { useAreaWithChildren } from './queries'
import './index.scss'

/** The tree of areas, and those who answer for each. Who is administrator adds, renames and closes. */
export default function Areas() {
  const words = useAreaWords()
  const mine = useMyGrants()
  const manages = placesOf(mine.data?.grants ?? [], settingsRoles).length > 0
  return (
    <Page title={words.title}>
      <MyPlaces
        roles={grantingRoles}
        denied={{ title: words.denied, hint: words.deniedHint }}
        label={words.where}
      >
        {({ place }) => <Tree key={place.id} root={place.id} manages={manages} />}
      </MyPlaces>
    </Page>
  )
}

function Tree({ root, manages }: { readonly root: string; readonly manages: boolean }) {
  const words = useAreaWords()
  const [trail, setTrail] = useState<readonly Area[]>([])
  const code = trail.at(-1)?.code ?? root
  const answer = useAreaWithChildren(code)
  return (
    <View className="page-part">
      {trail.length > 0 && (
        <View className="page-up">
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
            <Text className="page-card__note">
              {[
                words.levels[parent.level],
                ...(parent.closed ? [words.closed] : []),
                ...(parent.placed ? [] : [words.notPlaced]),
              ].join(' · ')}
            </Text>
            <View className="page-columns page-part">
              <View>
                <Section title={words.below}>
                  {items.length === 0 && <Text className="page-card__note">{words.nothing}</Text>}
                  <View className="page-list">
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
                {manages && <Manage key={parent.code} area={parent} />}
              </View>
              <Contacts key={parent.code} area={parent} />
            </View>
          </>
        )}
      </Answer>
    </View>
  )
}
