import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Settings } from '../../../../domain/district/contract'
import type { SettingsSection } from '../../../../domain/district/sections'
import { settingsRoles } from '../../../../domain/district/settings-roles'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { ListRow } from '../../../components/list-row'
import { Skeleton } from '../../../components/skeleton'
import { placesOf, useMyGrants } from '../../../features/staff/grants'
import { officePaths } from '../paths'
import { Denied } from '../../../features/staff/denied'
import { Page } from '../../../components/page'
import { useDistrictWords } from '../words/district'
import { useSettings } from './queries'
import { Waiting } from './waiting'
import './district.scss'

interface SettingsPageProps {
  readonly title: string
  readonly section?: SettingsSection
  readonly foot?: ReactNode
  /** Its content keeps to a narrow column on a wide screen: so does what the frame adds. */
  readonly narrow?: boolean
  readonly children: (settings: Settings) => ReactNode
}

/** The frame of a page on which an administrator looks at settings: refused to others in words. */
export function SettingsPage({ title, section, foot, narrow, children }: SettingsPageProps) {
  const words = useDistrictWords()
  const settings = useSettings()
  const mine = useMyGrants()
  if (mine.data && placesOf(mine.data.grants, settingsRoles).length === 0)
    return (
      <Page title={title}>
        <Denied
          grants={mine.data.grants}
          roles={settingsRoles}
          title={words.hub.denied}
          hint={words.hub.deniedHint}
        />
      </Page>
    )
  return (
    <Page title={title} foot={foot}>
      <Answer query={settings} waiting={<Skeleton card bars={[40, 70, 50, 60, 44]} />}>
        {all => {
          const waiting = section ? all[section].waiting : null
          return (
            <>
              {section && waiting && <Waiting section={section} waiting={waiting} />}
              {children(all)}
              {section && (
                <View className={`page-part page-list ${narrow ? 'staff-narrow' : ''}`}>
                  <ListRow
                    icon="clock"
                    title={words.history}
                    onPress={() => {
                      go.to(officePaths.settingsHistory(section))
                    }}
                  />
                </View>
              )}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
