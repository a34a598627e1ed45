import type { OpenState } from '../../../domain/station/open-state'
import type { Instant } from '../../../domain/time/china-time'
import { StatusTag } from '../../components/status-tag'
import { useWords } from '../../i18n/words'
import { openView } from './open-words'

export function OpenTag({ open, now }: { open: OpenState; now: Instant }) {
  const view = openView(open, now, useWords())
  return (
    <StatusTag tone={view.tone} icon={view.icon}>
      {view.words}
    </StatusTag>
  )
}
