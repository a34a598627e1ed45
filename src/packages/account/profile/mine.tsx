import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Account } from '../../../../domain/account/contract'
import { go, paths } from '../../../api/go'
import { transport } from '../../../api/transport'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { chooseLanguage } from '../../../features/account/choose-language'
import { LanguageChoice } from '../../../features/account/language-choice'
import { switchCareMode } from '../../../features/account/switch-care-mode'
import { community, renameCommunity } from '../../../features/place/place'
import { useLocale, useWords } from '../../../i18n/words'
import { useCareMode } from '../../../theme/care-mode'
import { accountPaths } from '../paths'
import { useSignOut } from '../sign-out'
import { useAccountWords } from '../words/words'
import { CallBack } from './call-back'
import { Nickname } from './nickname'

/** My own: what this device shows counts at once and is told to the account. */
export function Mine({ account }: { account: Account }) {
  const words = useAccountWords().profile
  const { me } = useWords()
  const mine = community.use()
  const language = useLocale()
  const care = useCareMode()
  return (
    <>
      <View className="page-list">
        <Nickname account={account} />
        <CallBack saved={account.phone} />
        <ListRow
          icon="building-2"
          title={words.community}
          value={mine?.name ?? account.community?.name ?? words.noCommunity}
          onPress={to(paths.community)}
        />
        <ListRow
          icon="heart-handshake"
          title={words.family}
          hint={words.familyHint}
          onPress={to(paths.family)}
        />
      </View>
      <Section title={words.look} card>
        <ListRow icon="glasses" title={me.care} hint={me.careHint} pressed={care} onPress={switchCareMode} />
        <LanguageChoice
          chosen={language}
          onChoose={one => void chooseLanguage(one, mine && renameCommunity)}
        />
      </Section>
      <Section title={words.signedIn} card>
        <ListRow
          icon="scan-line"
          title={words.approve}
          hint={words.approveHint}
          onPress={to(accountPaths.approve)}
        />
        <ListRow
          icon="monitor"
          title={words.sessions}
          hint={words.sessionsHint}
          onPress={to(paths.sessions)}
        />
      </Section>
      {transport.session && <SignOut />}
    </>
  )
}

function SignOut() {
  const words = useAccountWords().profile
  const [asked, setAsked] = useState(false)
  const signOut = useSignOut()
  return (
    <>
      <Button
        look="plain"
        onPress={() => {
          setAsked(true)
        }}
      >
        {words.signOut}
      </Button>
      {asked && (
        <Sheet
          title={words.signOutTitle}
          onClose={() => {
            setAsked(false)
          }}
        >
          <Text className="page-card__note">{words.signOutText}</Text>
          <Button
            look="primary"
            disabled={signOut.isPending}
            onPress={() => {
              signOut.mutate()
            }}
          >
            {words.signOut}
          </Button>
        </Sheet>
      )}
    </>
  )
}

const to = (url: string) => () => {
  go.to(url)
}
