import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { LockedCase } from '../../../../domain/station/desk-contract'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { heading } from '../../../components/role'
import { StatusTag } from '../../../components/status-tag'
import { agoWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useDeskWords } from '../words/desk'
import { useStaffWords } from '../words/words'
import { AnswerSheet } from './answer-sheet'
import './case-card.scss'

interface CaseCardProps {
  readonly one: LockedCase
  /** What "lately" means. */
  readonly days: number
  /** To the station's desk, where the page is not that desk. */
  readonly onSee?: () => void
}

/** Who stood before a locked door: how many people, when, and what they were told. */
export function CaseCard({ one, days, onSee }: CaseCardProps) {
  const words = useWords()
  const { locked } = useDeskWords()
  const staff = useStaffWords()
  const now = useTick()
  const [answering, setAnswering] = useState(false)
  const ago = (at: string) => agoWords(Date.parse(at), now, words)
  const { answer } = one
  return (
    <View className={`case-card ${answer ? 'case-card--done' : ''}`}>
      <StatusTag tone={answer ? 'open' : 'late'} icon={answer ? 'circle-check' : 'door-closed-locked'}>
        {answer ? locked.answered : locked.waiting}
      </StatusTag>
      {onSee && (
        <View {...heading(2)}>
          <Text className="case-card__name">{one.stationName}</Text>
        </View>
      )}
      <Text className="case-card__people">{locked.people(one.people)}</Text>
      <Text className="case-card__when">
        {[
          locked.between(ago(one.firstAt), ago(one.lastAt)),
          ...(one.peopleLately > one.people ? [locked.lately(one.peopleLately, days)] : []),
        ].join(' · ')}
      </Text>
      {one.outsideHours > 0 && (
        <Text className="case-card__when">{locked.outside(one.outsideHours, one.people)}</Text>
      )}
      {answer && (
        <View className="case-card__answer">
          <Text className="case-card__said">{locked.answers[answer.code]}</Text>
          {answer.note !== '' && <Text className="case-card__note">{answer.note}</Text>}
          <Text className="case-card__when">
            {one.answeredAs ? locked.by(staff.roles[one.answeredAs], ago(answer.at)) : ago(answer.at)}
          </Text>
        </View>
      )}
      {(!answer || onSee) && (
        <View className="case-card__actions">
          {!answer && (
            <Button
              onPress={() => {
                setAnswering(true)
              }}
            >
              {locked.answer}
            </Button>
          )}
          {onSee && (
            <Button look="plain" onPress={onSee}>
              {locked.see}
            </Button>
          )}
        </View>
      )}
      {answering && (
        <AnswerSheet
          one={one}
          onClose={() => {
            setAnswering(false)
          }}
        />
      )}
    </View>
  )
}
