import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { SettingsVersion } from '../../../../domain/district/contract'
import { settingsSections, type SettingsSection } from '../../../../domain/district/sections'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { RecordRow } from '../../../components/record-row'
import { Skeleton } from '../../../components/skeleton'
import { StatusTag } from '../../../components/status-tag'
import { atLineStart, momentWords } from '../../../i18n/time-words'
import { currentWords } from '../../../i18n/words'
import { Choices } from '../../../components/choices'
import { useVersions } from '../district/queries'
import { SettingsPage } from '../district/settings-page'
import { useDistrictWords } from '../words/district'
import { VersionSheet } from './version-sheet'

/** Every version of a section: who changed what, when and why; any of them can be brought back. */
export default function SettingsHistory() {
  const words = useDistrictWords()
  const { params } = useRouter()
  const [section, setSection] = useState<SettingsSection>(
    settingsSections.find(one => one === params.section) ?? 'rules',
  )
  return (
    <SettingsPage title={words.versions.title}>
      {settings => (
        <>
          <Choices
            label={words.versions.which}
            options={settingsSections.map(one => [one, words.sections[one]] as const)}
            chosen={section}
            onChoose={setSection}
          />
          <Versions key={section} section={section} current={settings[section].version} />
        </>
      )}
    </SettingsPage>
  )
}

function Versions({ section, current }: { section: SettingsSection; current: number }) {
  const versions = useVersions(section)
  const [open, setOpen] = useState<SettingsVersion | null>(null)
  return (
    <View className="page-part">
      <Answer query={versions} waiting={<Skeleton card bars={[50, 64, 42, 58]} />}>
        {({ pages }) => (
          <>
            <View className="page-list">
              {pages
                .flatMap(({ items }) => items)
                .map(version => (
                  <VersionRow key={version.number} version={version} onOpen={setOpen} />
                ))}
            </View>
            <ListEnd list={versions} />
          </>
        )}
      </Answer>
      {open && (
        <VersionSheet
          version={open}
          current={current}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </View>
  )
}

const tones = {
  in_force: ['open', 'circle-check'],
  waiting: ['soon', 'clock'],
  past: ['closed', 'minus'],
  withdrawn: ['closed', 'x'],
} as const

interface VersionRowProps {
  readonly version: SettingsVersion
  readonly onOpen: (version: SettingsVersion) => void
}

function VersionRow({ version, onOpen }: VersionRowProps) {
  const words = useDistrictWords().versions
  const [tone, icon] = tones[version.state]
  const who = version.by ?? words.folder
  const [first] = version.changes
  const what =
    version.returnedTo !== null
      ? words.returned(version.returnedTo)
      : first
        ? version.changes.length > 1
          ? `${first.label} ${words.more(version.changes.length - 1)}`
          : first.label
        : words.first
  const when = momentWords(Date.parse(version.at), Date.now(), currentWords())
  return (
    <RecordRow
      aside={
        <StatusTag tone={tone} icon={icon}>
          {words.state[version.state]}
        </StatusTag>
      }
      onPress={() => {
        onOpen(version)
      }}
    >
      <Text className="record-row__name">{`${words.number(version.number)} · ${what}`}</Text>
      <Text className="record-row__about">{who ? `${who} · ${when}` : atLineStart(when)}</Text>
      {version.reason !== '' && <Text className="record-row__about">{version.reason}</Text>}
    </RecordRow>
  )
}
