import { useState, type ReactNode } from 'react'
import { changeInWords, type SettingsChange } from '../../../../domain/district/changes'
import type { Settings } from '../../../../domain/district/contract'
import { sentDraft, type Draft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { useLocale } from '../../../i18n/words'
import { useDistrictWords } from '../words/district'
import { useSettingsAct } from './queries'
import { SaveSheet, type Wish } from './save-sheet'
import { savedWords } from './saved-words'

interface Saved<T> {
  /** Under which what is typed on the page is kept. */
  readonly draft: string
  readonly typed: Pick<Draft<T>, 'value' | 'arrived'>
  readonly changes: readonly SettingsChange[]
  /** Something that was typed cannot be saved. */
  readonly wrong?: boolean
  readonly act: (wish: Wish) => Promise<Settings>
}

/** The button of a page of settings that counts the changes, and the sheet that shows and saves them. */
export function useSaving<T>({ draft, typed, changes, wrong = false, act }: Saved<T>): {
  readonly button: ReactNode
  readonly sheet: ReactNode
  readonly error: Error | null
} {
  const words = useDistrictWords().save
  const language = useLocale()
  const [open, setOpen] = useState(false)
  const reason = `${draft} reason`
  const save = useSettingsAct(async (wish: Wish) => {
    const dropReason = sentDraft(reason)
    const saved = await act(wish)
    // Also where the page was closed meanwhile.
    dropReason()
    return saved
  })
  const button = (
    <Button
      look="primary"
      disabled={changes.length === 0 || wrong}
      onPress={() => {
        save.reset()
        setOpen(true)
      }}
    >
      {changes.length === 0 ? words.nothing : words.button(changes.length)}
    </Button>
  )
  const sheet = open && (
    <SaveSheet
      draft={reason}
      changes={changes.map(change => changeInWords(change, language))}
      busy={save.isPending}
      error={save.error}
      onSave={wish => {
        const sent = typed.value
        save.mutate(wish, {
          onSuccess: () => {
            typed.arrived(sent)
            setOpen(false)
            notice(savedWords(wish))
          },
        })
      }}
      onClose={() => {
        setOpen(false)
      }}
    />
  )
  return { button, sheet, error: save.error }
}
