import { useState, type ReactNode } from 'react'
import { changeInWords, type SettingsChange } from '../../../../domain/district/changes'
import type { Settings } from '../../../../domain/district/contract'
import { dropDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { useLocale } from '../../../i18n/words'
import { useDistrictWords } from '../words/district'
import { useSettingsAct } from './queries'
import { SaveSheet, type Wish } from './save-sheet'
import { savedWords } from './saved-words'

interface Saved {
  /** Under which what is typed on the page is kept. */
  readonly draft: string
  readonly changes: readonly SettingsChange[]
  /** Something that was typed cannot be saved. */
  readonly wrong?: boolean
  readonly act: (wish: Wish) => Promise<Settings>
  /** What was typed is kept now. */
  readonly onSaved: () => void
}

/** The button of a page of settings that counts the changes, and the sheet that shows and saves them. */
export function useSaving({ draft, changes, wrong = false, act, onSaved }: Saved): {
  readonly button: ReactNode
  readonly sheet: ReactNode
  readonly error: Error | null
} {
  const words = useDistrictWords().save
  const language = useLocale()
  const [open, setOpen] = useState(false)
  const save = useSettingsAct(act)
  const reason = `${draft} reason`
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
        save.mutate(wish, {
          onSuccess: () => {
            onSaved()
            dropDraft(reason)
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
