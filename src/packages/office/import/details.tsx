import { Text, View } from '@tarojs/components'
import type { ImportPreview } from '../../../../domain/imports/contract'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { useLocale } from '../../../i18n/words'
import { useImportWords } from '../words/import'

/** Rows of a long list that a person really reads. */
const SHOWN = 20

/** Which stations are meant, by name: what changes, what was kept, what the list does not name. */
export function Details({ looked }: { looked: ImportPreview }) {
  const words = useImportWords()
  const comma = useLocale() === 'en' ? ', ' : '、'
  const { changes, edits, unseenSome, unseen, counts } = looked
  return (
    <>
      <Named
        title={words.changes}
        all={counts.added + counts.changed}
        items={changes.map(({ code, name, change, fields }) => ({
          code,
          name,
          about: fields.length > 0 ? words.changedFields(fields.join(comma)) : words.counts[change],
        }))}
      />
      <Named
        title={words.editsTitle}
        all={counts.edited}
        items={edits.map(({ code, name, fields }) => ({
          code,
          name,
          about: words.editedFields(fields.join(comma)),
        }))}
      />
      <Named
        title={words.unseenTitle}
        all={unseen}
        items={unseenSome.map(({ code, name }) => ({ code, name, about: '' }))}
      />
    </>
  )
}

interface NamedProps {
  readonly title: string
  readonly all: number
  readonly items: readonly { readonly code: string; readonly name: string; readonly about: string }[]
}

function Named({ title, all, items }: NamedProps) {
  const words = useImportWords()
  if (items.length === 0) return null
  const shown = items.slice(0, SHOWN)
  return (
    <Section title={title}>
      <View className="page-list" {...role('list')}>
        {shown.map(({ code, name, about }) => (
          <View key={code} className="import-problem" {...role('listitem')}>
            <Text className="import-problem__cell">{about === '' ? code : `${code} · ${about}`}</Text>
            <Text className="import-problem__message">{name}</Text>
          </View>
        ))}
      </View>
      {all > shown.length && <Text className="page-card__note">{words.andMore(all - shown.length)}</Text>}
    </Section>
  )
}
