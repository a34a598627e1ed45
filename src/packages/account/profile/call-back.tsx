import { Input, Text, View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { acting, actingNow } from '../../../api/acting'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { sentence } from '../sentence'
import { currentAccountWords, useAccountWords } from '../words/words'

/** Where a station can call somebody back, if they want that. Whoever acts for them sees it masked, and writes over it. */
export function CallBack({ saved }: { saved: string }) {
  const words = useAccountWords().profile
  const queries = useQueryClient()
  const masked = acting.use() !== null
  const { value: typed, ...draft } = useDraft<string | null>(
    `phone:${actingNow()?.id ?? 'me'}`,
    value => typeof value === 'string',
    null,
  )
  const save = useMutation({
    mutationFn: (phone: string) => client.account.update({ phone }),
    onSuccess: account => {
      draft.clear()
      queries.setQueriesData({ queryKey: ['account', 'me', actingNow()?.id ?? null] }, account)
      notice(currentAccountWords().profile.saved)
    },
  })
  const shown = masked ? '' : saved
  const changed = typed !== null && typed.trim() !== shown
  return (
    <View className="profile-name">
      <Text className="account-label">{words.phone}</Text>
      <View className="profile-name__row">
        <Input
          className="account-input"
          value={typed ?? shown}
          maxlength={20}
          placeholder={masked && saved !== '' ? saved : words.noPhone}
          placeholderClass="account-input__placeholder"
          aria-label={words.phone}
          onInput={event => {
            draft.set(event.detail.value)
          }}
        />
        {changed && (
          <Button
            look="primary"
            narrow
            label={`${words.save} ${words.phone}`}
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
        <Text className="profile-name__hint">{words.phoneHint}</Text>
      )}
    </View>
  )
}
