import { notice } from '../../components/notice/notice'
import { currentWords } from '../../i18n/words'
import { careMode } from '../../theme/care-mode'
import { saveSettings } from './account'

/** To care mode and back, from wherever it is offered. */
export function switchCareMode(): void {
  const care = !careMode.get()
  careMode.set(care)
  const { careOn, careOff } = currentWords().me
  notice(care ? careOn : careOff)
  void saveSettings({ careMode: care })
}
