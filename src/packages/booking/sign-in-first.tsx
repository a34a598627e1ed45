import { go, paths } from '../../api/go'
import { transport } from '../../api/transport'
import { StateView } from '../../components/state-view'
import { useWords } from '../../i18n/words'

/** Said to whom the service does not know; the way in stands there where there is one, which is in a browser. */
export function SignInFirst({ title, hint }: { readonly title: string; readonly hint: string }) {
  const { signIn } = useWords().me
  const action = {
    words: signIn,
    onPress: () => {
      go.to(paths.login)
    },
  }
  return (
    <StateView icon="calendar-check" title={title} hint={hint} {...(transport.session ? { action } : {})} />
  )
}
