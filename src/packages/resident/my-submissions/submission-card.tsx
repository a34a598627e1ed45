import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { MySubmission } from '../../../../domain/submissions/contract'
import { authorsEvents, type SubmissionState } from '../../../../domain/submissions/lifecycle'
import { refusalInWords } from '../../../../domain/submissions/reasons'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { Pressable } from '../../../components/pressable'
import { heading } from '../../../components/role'
import { StatusTag, type Tone } from '../../../components/status-tag'
import type { IconName } from '../../../components/icon/names'
import { agoWords, atLineStart } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useSubmissionAct } from '../submissions/queries'
import { useSubmissionWords } from '../submissions/words'
import { ObjectSheet } from './object-sheet'
import { WithdrawSheet } from './withdraw-sheet'

const looks: Readonly<Record<SubmissionState, { readonly tone: Tone; readonly icon: IconName }>> = {
  checking: { tone: 'info', icon: 'shield-check' },
  queued: { tone: 'info', icon: 'clock' },
  published: { tone: 'open', icon: 'circle-check' },
  refused: { tone: 'late', icon: 'circle-alert' },
  objected: { tone: 'soon', icon: 'scale' },
  upheld: { tone: 'closed', icon: 'minus' },
  taken_down: { tone: 'late', icon: 'circle-alert' },
  withdrawn: { tone: 'closed', icon: 'minus' },
}

/** One thing I sent: where it stands, why, and what I can do about it. */
export function SubmissionCard({ item }: { item: MySubmission }) {
  const all = useWords()
  const words = useSubmissionWords().mine
  const language = useLocale()
  const now = useTick()
  const [open, setOpen] = useState<'object' | 'withdraw' | null>(null)
  const { state, refusal, objection, photos } = item
  const may = authorsEvents(state, objection !== null)
  useCheckAgain(item)
  const close = () => {
    setOpen(null)
  }
  const means = words.states[state].means
  return (
    <View className="submission-card">
      <View className="submission-card__top">
        <StatusTag {...looks[state]}>{words.states[state].tag}</StatusTag>
        <Text className="submission-card__when">
          {atLineStart(agoWords(Date.parse(item.stateAt), now, all))}
        </Text>
      </View>
      <Pressable
        className="submission-card__station"
        onPress={() => {
          go.to(paths.station(item.stationId))
        }}
      >
        <View {...heading(2)}>
          <Text className="submission-card__name">{item.stationName}</Text>
        </View>
      </Pressable>
      {item.caption !== '' && <Text className="submission-card__caption">{item.caption}</Text>}
      {photos.length > 0 && (
        <View className="submission-card__photos">
          {photos.map(({ id, thumbUrl }) => (
            <Image key={id} className="submission-card__photo" src={thumbUrl} mode="aspectFill" lazyLoad />
          ))}
        </View>
      )}
      {refusal && (
        <View className="submission-card__said">
          <Text className="submission-card__label">{words.why}</Text>
          <Text>{refusalInWords(refusal, language)}</Text>
        </View>
      )}
      {objection && (
        <View className="submission-card__said">
          <Text className="submission-card__label">{words.yourObjection}</Text>
          <Text>{objection.words}</Text>
        </View>
      )}
      <View className="submission-card__foot">
        {means !== '' && <Text className="submission-card__means">{means}</Text>}
        <View className="submission-card__actions">
          {may.includes('object') && (
            <Button
              narrow
              onPress={() => {
                setOpen('object')
              }}
            >
              {words.object}
            </Button>
          )}
          {may.includes('withdraw') && (
            <Button
              look="plain"
              narrow
              onPress={() => {
                setOpen('withdraw')
              }}
            >
              {words.withdraw}
            </Button>
          )}
        </View>
      </View>
      {open === 'object' && <ObjectSheet id={item.id} onClose={close} />}
      {open === 'withdraw' && <WithdrawSheet id={item.id} onClose={close} />}
    </View>
  )
}

/** WeChat judges only who was in the mini program lately: now I am. */
function useCheckAgain({ id, checkIsStale }: MySubmission): void {
  const { mutate } = useSubmissionAct((submissionId: string) =>
    client.submissions.checkAgain({ submissionId }),
  )
  useEffect(() => {
    if (checkIsStale) mutate(id)
  }, [checkIsStale, id, mutate])
}
