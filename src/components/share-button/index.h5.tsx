import { device } from '../../api/device'
import { currentWords } from '../../i18n/words'
import { Button } from '../button'
import { notice } from '../notice/notice'

export function ShareButton({ words, card }: { words: string; card: () => { title: string; path: string } }) {
  return (
    <Button
      icon="share-2"
      onPress={() => {
        void device.share?.(card()).then(how => {
          const { linkCopied, shareFailed } = currentWords().common
          if (how !== 'shared') notice(how === 'copied' ? linkCopied : shareFailed)
        })
      }}
    >
      {words}
    </Button>
  )
}
