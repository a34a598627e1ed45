import { Input, Text, View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Account } from '../../../../domain/account/contract'
import { actingNow } from '../../../api/acting'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { sentence } from '../sentence'
import { currentAccountWords, useAccountWords } from '../words/words'

/** As long as the service takes it. */
const LONGEST = 20

/** What somebody calls themselves; saved by a tap, and kept while it could not be. */
export function Nickname({ account }: { account: Account }) {
  const { nickname: saved, nicknameState: state } = account
  const words = useAccountWords().profile
  const queries = useQueryClient()
  const { value: typed, ...draft } = useDraft<string | null>(
    `nickname:${actingNow()?.id ?? 'me'}`,
    value => typeof value === 'string',
    null,
  )
  const save = useMutation({
    mutationFn: (nickname: string) => client.account.update({ nickname }),
    onSuccess: account => {
      draft.clear()
      queries.setQueriesData({ queryKey: ['account', 'me', actingNow()?.id ?? null] }, account)
      // What is not shown to others is said below the field.
      if (account.nicknameState !== 'refused') notice(currentAccountWords().profile.saved)
    },
  })
  const changed = typed !== null && typed.trim() !== saved
  const hint = changed ? 'shown' : state
  return (
    <View className="profile-name">
      <Text className="account-label">{words.nickname}</Text>
      <View className="profile-name__row">
        <Input
          className="account-input"
          value={typed ?? saved}
          maxlength={LONGEST}
          placeholder={words.noNickname}
          placeholderClass="account-input__placeholder"
          aria-label={words.nickname}
          onInput={event => {
            draft.set(event.detail.value)
          }}
        />
        {changed && (
          <Button
            look="primary"
            narrow
            disabled={save.isPending}
            onPress={() => {
              save.mutate(typed.trim())
            }}
          >
            {save.isPending ? words.saving : words.save}
          </Button>
        )}
      </View>
      {save.error ? (
        <Text className="profile-name__hint profile-name__hint--wrong" {...role('alert')}>
          {sentence(save.error)}
        </Text>
      ) : (
        <Text
          className={
            hint !== 'refused' ? 'profile-name__hint' : 'profile-name__hint profile-name__hint--wrong'
          }
        >
          {words.nicknameStates[hint]}
        </Text>
      )}
    </View>
  )
}
