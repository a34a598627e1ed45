import { Text, View } from '@tarojs/components'
import { LOGIN_LIFETIME } from '../../../../domain/account/login'
import { go, paths } from '../../../api/go'
import { transport, type Session } from '../../../api/transport'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { heading, role } from '../../../components/role'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { isStaff, readAccount } from '../../../features/account/account'
import { Page } from '../../../components/page'
import { CodeCard } from '../code-card'
import { accountPaths } from '../paths'
import { pageLink } from '../page-link'
import { sentence } from '../../../i18n/sentence'
import { clockOfSeconds, useSecondsLeft } from '../use-seconds-left'
import { currentAccountWords, useAccountWords } from '../words/words'
import { useLogin } from './use-login'
import './index.scss'

/** A browser asks to be let in: scan its code with the phone. */
export default function Login() {
  const words = useAccountWords().login
  const { session } = transport
  return (
    <Page title={words.title}>
      {session ? (
        <WayIn session={session} />
      ) : (
        <StateView
          icon="circle-check"
          title={words.inWeChat}
          hint={words.inWeChatHint}
          action={{ words: words.home, onPress: () => go.tab('home') }}
        />
      )}
    </Page>
  )
}

/** Staff go to their work, everybody else to themselves. */
async function goOn(): Promise<void> {
  await readAccount()
  notice(currentAccountWords().login.done)
  if (isStaff.get()) go.replace(paths.workbench)
  else go.tab('me')
}

function WayIn({ session }: { session: Session }) {
  const words = useAccountWords().login
  const { begin, login, state, entering, start } = useLogin(session, () => void goOn())
  const left = useSecondsLeft(login?.since ?? null, LOGIN_LIFETIME)
  const problem = begin.error ?? entering.error
  const over = overOf(state, left, words)
  return (
    <View className="page-columns">
      <View className="page-card">
        <View {...heading(2)}>
          <Text className="page-card__title">{words.lead(session.browser())}</Text>
        </View>
        <Text className="page-card__note">{words.gets}</Text>
        <View className="page-part">
          {problem ? (
            <>
              <Text className="page-problem" {...role('alert')}>
                {sentence(problem)}
              </Text>
              <Button
                icon="refresh-cw"
                onPress={() => {
                  start()
                }}
              >
                {words.renew}
              </Button>
            </>
          ) : state === 'approved' ? (
            <Text {...role('status')}>{words.entering}</Text>
          ) : login ? (
            <CodeCard
              qr={pageLink(accountPaths.approveCode(login.code))}
              qrLabel={words.qr}
              letters={login.code}
              label={words.code}
              left={words.left(clockOfSeconds(left))}
              over={over}
              busy={begin.isPending}
              onRenew={() => {
                start()
              }}
            />
          ) : (
            <Skeleton bars={[60, 60, 60, 60]} />
          )}
        </View>
      </View>
      <View className="page-card">
        <View {...heading(2)}>
          <Text className="page-card__title">{words.stepsTitle}</Text>
        </View>
        <View className="login-steps">
          {words.steps.map((step, i) => (
            <View key={step} className="login-steps__one">
              <Text className="login-steps__number">{i + 1}</Text>
              <Text>{step}</Text>
            </View>
          ))}
        </View>
      </View>
    </View>
  )
}

function overOf(state: string, left: number, words: ReturnType<typeof useAccountWords>['login']) {
  if (state === 'refused') return { title: words.refused, hint: words.refusedHint, renew: words.renew }
  if (state === 'over' || left === 0) return { title: words.over, hint: words.overHint, renew: words.renew }
  return null
}
