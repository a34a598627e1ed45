import { Text, View } from '@tarojs/components'
import { useDidShow, useShareAppMessage } from '@tarojs/taro'
import { go, paths } from '../../api/go'
import { useOutbox } from '../../api/outbox'
import { transport } from '../../api/transport'
import { ListRow } from '../../components/list-row'
import { NavBar } from '../../components/nav-bar'
import { heading } from '../../components/role'
import { Screen } from '../../components/screen'
import { Section } from '../../components/section'
import { isStaff, readAccount } from '../../features/account/account'
import { countOf, useUnread } from '../../features/inbox/unread'
import { chooseLanguage } from '../../features/account/choose-language'
import { LanguageChoice } from '../../features/account/language-choice'
import { switchCareMode } from '../../features/account/switch-care-mode'
import { community, renameCommunity } from '../../features/place/place'
import { currentWords, useLocale, useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import './index.scss'

export default function Me() {
  const words = useWords()
  const care = useCareMode()
  const language = useLocale()
  const mine = community.use()
  const staff = isStaff.use()
  // A role may have been given or taken since; without an identity there is none to ask about.
  useDidShow(() => {
    if (transport.hasIdentity()) void readAccount()
  })
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.home }))
  return (
    <Screen title={words.me.title} tab="me" nav={<NavBar title={words.me.title} />}>
      <Section title={words.me.look} card>
        <ListRow
          icon="glasses"
          title={words.me.care}
          hint={words.me.careHint}
          pressed={care}
          onPress={switchCareMode}
        />
        <LanguageChoice
          chosen={language}
          onChoose={one => void chooseLanguage(one, mine && renameCommunity)}
        />
      </Section>
      <Section title={words.me.mine} card>
        {transport.hasIdentity() ? (
          <ListRow
            icon="user"
            title={words.me.profile}
            hint={words.me.profileHint}
            onPress={() => {
              go.to(paths.profile)
            }}
          />
        ) : (
          <ListRow
            icon="user"
            title={words.me.signIn}
            hint={words.me.signInHint}
            onPress={() => {
              go.to(paths.login)
            }}
          />
        )}
        <InboxRow />
        <OutboxRow />
        <ListRow
          icon="calendar-check"
          title={words.me.bookings}
          onPress={() => {
            go.to(paths.bookings)
          }}
        />
        <ListRow
          icon="building-2"
          title={words.me.community}
          value={mine?.name ?? words.me.noCommunity}
          onPress={() => {
            go.to(paths.community)
          }}
        />
        <ListRow
          icon="map-pin"
          title={words.me.grid}
          hint={words.me.gridHint}
          onPress={() => {
            go.to(paths.grid)
          }}
        />
        <ListRow
          icon="star"
          title={words.me.favourites}
          onPress={() => {
            go.to(paths.favourites)
          }}
        />
        <ListRow
          icon="flask-conical"
          title={words.me.samples}
          onPress={() => {
            go.to(paths.samples)
          }}
        />
        <ListRow
          icon="camera"
          title={words.me.submissions}
          onPress={() => {
            go.to(paths.submissions)
          }}
        />
        <ListRow
          icon="heart-handshake"
          title={words.me.family}
          hint={words.me.familyHint}
          onPress={() => {
            go.to(paths.family)
          }}
        />
      </Section>
      <Section title={words.me.work} card>
        {staff && (
          <ListRow
            icon="briefcase"
            title={words.me.workbench}
            hint={words.me.workbenchHint}
            onPress={() => {
              go.to(paths.workbench)
            }}
          />
        )}
        <ListRow
          icon="scan-line"
          title={words.me.haveCode}
          onPress={() => {
            go.to(paths.acceptInvitation)
          }}
        />
      </Section>
      <Section title={words.me.about} card>
        <ListRow
          icon="shield-check"
          title={words.me.privacy}
          hint={words.me.privacyHint}
          onPress={() => {
            go.to(paths.privacy)
          }}
        />
        <About title={words.me.data} texts={[words.me.dataDemo, words.me.dataMap]} />
      </Section>
      <Text className="me-version">{words.me.version(CLIENT_VERSION)}</Text>
    </Screen>
  )
}

/** What I was told, for whoever can be told anything. */
function InboxRow() {
  const words = useWords().me
  const unread = useUnread()
  useDidShow(() => {
    if (transport.hasIdentity()) void unread.refetch()
  })
  const count = unread.data?.unread ?? 0
  return (
    <ListRow
      icon="inbox"
      title={words.inbox}
      {...(count > 0 ? { value: words.unread(countOf(count)) } : {})}
      onPress={() => {
        go.to(paths.inbox)
      }}
    />
  )
}

/** What this device has not sent yet; only while there is something. */
function OutboxRow() {
  const words = useWords().outbox
  const { length } = useOutbox()
  if (length === 0) return null
  return (
    <ListRow
      icon="clock"
      title={words.row}
      value={words.count(length)}
      onPress={() => {
        go.to(paths.outbox)
      }}
    />
  )
}

function About({ title, texts }: { title: string; texts: readonly string[] }) {
  return (
    <View className="me-about">
      <View {...heading(3)}>
        <Text className="me-about__title">{title}</Text>
      </View>
      {texts.map(text => (
        <Text key={text} className="me-about__text">
          {text}
        </Text>
      ))}
    </View>
  )
}
