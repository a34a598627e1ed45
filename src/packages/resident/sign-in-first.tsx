import { go, paths } from '../../api/go'
import { transport } from '../../api/transport'
import type { IconName } from '../../components/icon/names'
import { StateView } from '../../components/state-view'
import { useWords } from '../../i18n/words'

interface SignInFirstProps {
  readonly icon: IconName
  readonly title: string
  readonly hint: string
}

/** Said to whom the service does not know; the way in stands there where there is one, which is in a browser. */
export function SignInFirst({ icon, title, hint }: SignInFirstProps) {
  const { signIn } = useWords().me
  const action = {
    words: signIn,
    onPress: () => {
      go.to(paths.login)
    },
  }
  return <StateView icon={icon} title={title} hint={hint} {...(transport.session ? { action } : {})} />
}
