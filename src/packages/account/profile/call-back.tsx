import { acting } from '../../../api/acting'
import { useAccountWords } from '../words/words'
import { ProfileField } from './profile-field'

/** Where a station can call somebody back, if they want that. Whoever acts for them sees it masked, and writes over it. */
export function CallBack({ saved }: { saved: string }) {
  const words = useAccountWords().profile
  const masked = acting.use() !== null
  return (
    <ProfileField
      field="phone"
      label={words.phone}
      hint={words.phoneHint}
      shown={masked ? '' : saved}
      placeholder={masked && saved !== '' ? saved : words.noPhone}
    />
  )
}
