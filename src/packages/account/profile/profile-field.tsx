import { Input, Text, View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { actingNow } from '../../../api/acting'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { sentence } from '../../../i18n/sentence'
import { currentAccountWords, useAccountWords } from '../words/words'
import './profile-field.scss'

interface ProfileFieldProps {
  readonly field: 'nickname' | 'phone'
  readonly label: string
  readonly hint: string
  /** What is told of the value as it is saved, in place of the hint. */
  readonly told?: { readonly words: string; readonly wrong: boolean }
  /** What stands in it before anybody types. */
  readonly shown: string
  readonly placeholder: string
}

/** As long as the service takes a name; no number is longer. */
const LONGEST = 20

/** One line that somebody says of themselves; saved by a tap, and kept while it could not be. */
export function ProfileField({ field, label, hint, told, shown, placeholder }: ProfileFieldProps) {
  const words = useAccountWords().profile
  const queries = useQueryClient()
  const { value: typed, ...draft } = useDraft<string | null>(
    `${field}:${actingNow()?.id ?? 'me'}`,
    value => typeof value === 'string',
    null,
  )
  const save = useMutation({
    mutationFn: (value: string) => client.account.update({ [field]: value.trim() }),
    onSuccess: (account, sent) => {
      draft.arrived(sent)
      queries.setQueriesData({ queryKey: ['account', 'me', actingNow()?.id ?? null] }, account)
      // What is not shown to others is said below the field.
      if (field !== 'nickname' || account.nicknameState !== 'refused')
        notice(currentAccountWords().profile.saved)
    },
  })
  const changed = typed !== null && typed.trim() !== shown
  const below = !changed && told ? told : { words: hint, wrong: false }
  return (
    <View className="profile-name">
      <Text className="page-label">{label}</Text>
      <View className="profile-name__row">
        <Input
          className="page-input"
          value={typed ?? shown}
          maxlength={LONGEST}
          placeholder={placeholder}
          placeholderClass="page-input__placeholder"
          aria-label={label}
          onInput={event => {
            draft.set(event.detail.value)
          }}
        />
        {changed && (
          <Button
            look="primary"
            narrow
            label={`${words.save} ${label}`}
            disabled={save.isPending}
            onPress={() => {
              save.mutate(typed)
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
        <Text className={`profile-name__hint ${below.wrong ? 'profile-name__hint--wrong' : ''}`}>
          {below.words}
        </Text>
      )}
    </View>
  )
}
