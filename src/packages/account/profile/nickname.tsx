import type { Account } from '../../../../domain/account/contract'
import { useAccountWords } from '../words/words'
import { ProfileField } from './profile-field'

/** What somebody calls themselves, and whether others see it yet. */
export function Nickname({ account: { nickname, nicknameState: state } }: { account: Account }) {
  const words = useAccountWords().profile
  const told = { words: words.nicknameStates[state], wrong: state === 'refused' }
  return (
    <ProfileField
      field="nickname"
      label={words.nickname}
      hint={words.nicknameStates.shown}
      told={told}
      shown={nickname}
      placeholder={words.noNickname}
    />
  )
}
