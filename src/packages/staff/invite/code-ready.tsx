import { Text, View } from '@tarojs/components'
import type { Role } from '../../../../domain/role/roles'
import { device } from '../../../api/device'
import { go } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { notice } from '../../../components/notice/notice'
import { heading } from '../../../components/role'
import { ShareButton } from '../../../components/share-button'
import { momentWords } from '../../../i18n/time-words'
import { currentWords, useWords } from '../../../i18n/words'
import { lettersOf } from '../../../features/code/code'
import { staffPaths } from '../paths'
import { Page } from '../../../components/page'
import { currentStaffWords, useStaffWords } from '../words/words'
import './code-ready.scss'

interface CodeReadyProps {
  readonly invitation: { readonly code: string; readonly expiresAt: string }
  readonly role: Role
  readonly placeName: string
  readonly onAnother: () => void
}

/** The code, large enough to read out, and the ways to hand it over. */
export function CodeReady({ invitation, role, placeName, onAnother }: CodeReadyProps) {
  const words = useWords()
  const { invite, roles, until } = useStaffWords()
  const { code } = invitation
  const expires = momentWords(Date.parse(invitation.expiresAt), useTick(), words)
  const card = () => {
    const said = currentStaffWords()
    return { title: said.invite.card(said.roles[role], placeName), path: staffPaths.accept(lettersOf(code)) }
  }
  return (
    <Page
      title={invite.title}
      card={card}
      foot={
        <Button
          look="primary"
          onPress={() => {
            go.done(staffPaths.people)
          }}
        >
          {invite.done}
        </Button>
      }
    >
      <View className="page-narrow">
        <View className="page-card big-code">
          <View className="big-code__done">
            <Icon name="circle-check" size="l" />
          </View>
          <View {...heading(2)}>
            <Text className="big-code__title">{invite.ready}</Text>
          </View>
          <Text className="big-code__about">{`${roles[role]} · ${placeName}`}</Text>
          <Text className="big-code__letters" userSelect>
            {code}
          </Text>
          <Text className="big-code__about">{until(expires)}</Text>
          <Text className="page-card__note">{invite.readyText}</Text>
        </View>
        <View className="page-actions">
          <Button
            icon="copy"
            onPress={() => {
              void device.copy(currentStaffWords().invite.message(code)).then(copied => {
                notice(copied ? currentStaffWords().invite.copied : currentWords().common.copyFailed)
              })
            }}
          >
            {invite.copy}
          </Button>
          <ShareButton words={invite.share} card={card} />
          <Button look="plain" icon="plus" onPress={onAnother}>
            {invite.another}
          </Button>
        </View>
      </View>
    </Page>
  )
}
