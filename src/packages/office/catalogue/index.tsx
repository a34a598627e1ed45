import { View } from '@tarojs/components'
import { useState } from 'react'
import { settingsChanges } from '../../../../domain/district/changes'
import type { CatalogueItem } from '../../../../domain/district/district'
import { nameIn } from '../../../../domain/contract/name'
import { isRecord } from '../../../api/checks'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { iconNamed } from '../../../components/icon'
import { DraftNote } from '../../../components/draft-note'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { useLocale } from '../../../i18n/words'
import { useSettings } from '../district/queries'
import { SettingsPage } from '../district/settings-page'
import { useSaving } from '../district/use-saving'
import { useDistrictWords } from '../words/district'
import { ChipsField } from './chips-field'
import { codeFor, moved, untouched, withCatalogueDraft, type CatalogueDraft } from './draft'
import { ServiceSheet } from './service-sheet'

const tiers = [
  ['basic', (one: CatalogueItem) => !one.retired && one.tier === 'basic'],
  ['advanced', (one: CatalogueItem) => !one.retired && one.tier === 'advanced'],
  ['retired', (one: CatalogueItem) => one.retired === true],
] as const

const fresh: CatalogueItem = { code: '', name: { zh: '' }, tier: 'basic', icon: 'check', aliases: [] }

const DRAFT = 'catalogue/1'
const isCatalogueDraft = (value: unknown): value is CatalogueDraft =>
  isRecord(value) &&
  isRecord(value.items) &&
  [value.order, value.chips].every(list => list === null || Array.isArray(list))

/** The services that stations offer, as the district names them. What was changed is kept until it is saved. */
export default function Catalogue() {
  const words = useDistrictWords()
  const language = useLocale()
  const base = useSettings().data?.catalogue
  const typed = useDraft(DRAFT, isCatalogueDraft, untouched)
  const draft = typed.value
  const [open, setOpen] = useState<CatalogueItem | null>(null)
  const shown = base ? withCatalogueDraft(base, draft) : { services: [], chips: [] }
  const saving = useSaving({
    draft: DRAFT,
    typed,
    changes: base ? settingsChanges(base, shown) : [],
    act: wish =>
      actOnce(
        DRAFT,
        { version: base?.version ?? 0, services: shown.services, chips: shown.chips, ...wish },
        client.district.setCatalogue,
      ),
  })
  const keep = (item: CatalogueItem) => {
    const code = item.code || codeFor(item.name, [...shown.services.map(one => one.code)])
    typed.set({ ...draft, items: { ...draft.items, [code]: { ...item, code } } })
    setOpen(null)
  }
  const kindOf = (item: CatalogueItem) => tiers.find(([, is]) => is(item))?.[1] ?? (() => false)
  const foot = base && !base.waiting && saving.button
  return (
    <SettingsPage title={words.catalogue.title} section="catalogue" foot={foot || undefined}>
      {({ catalogue: { waiting } }) => (
        <>
          {typed.restored && <DraftNote onClear={typed.clear} />}
          <Section title={words.catalogue.chips}>
            <ChipsField
              services={shown.services.filter(one => !one.retired)}
              chosen={shown.chips}
              onChange={chips => {
                typed.set({ ...draft, chips })
              }}
            />
          </Section>
          <View className="page-columns">
            {tiers.map(([tier, is]) => {
              const some = shown.services.filter(is)
              if (some.length === 0) return null
              return (
                <Section key={tier} title={words.catalogue[tier]} card>
                  {some.map(item => (
                    <ListRow
                      key={item.code}
                      icon={iconNamed(item.icon)}
                      title={nameIn(item.name, language)}
                      hint={item.aliases.slice(0, 4).join('、')}
                      {...(draft.items[item.code] ? { value: words.catalogue.changed } : {})}
                      onPress={() => {
                        setOpen(item)
                      }}
                    />
                  ))}
                </Section>
              )
            })}
          </View>
          {!waiting && (
            <View className="page-part">
              <Button
                icon="plus"
                onPress={() => {
                  setOpen(fresh)
                }}
              >
                {words.catalogue.add}
              </Button>
            </View>
          )}
          {open && (
            <ServiceSheet
              key={open.code}
              item={open}
              onKeep={keep}
              {...(open.code === ''
                ? {}
                : {
                    onMove: (by: 1 | -1) => {
                      typed.set({ ...draft, order: moved(shown.services, open.code, by, kindOf(open)) })
                    },
                  })}
              onClose={() => {
                setOpen(null)
              }}
            />
          )}
          {saving.sheet}
        </>
      )}
    </SettingsPage>
  )
}
