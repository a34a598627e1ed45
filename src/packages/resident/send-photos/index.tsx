import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import { MOST_CAPTION } from '../../../../domain/submissions/limits'
import { isRecord, isString } from '../../../api/checks'
import { decoded } from '../../../api/decoded'
import { dropDraft, keptDraft, putBack, useDraft } from '../../../api/draft'
import { go, paths } from '../../../api/go'
import { post, useOutbox } from '../../../api/outbox'
import { Button } from '../../../components/button'
import { NavBar } from '../../../components/nav-bar'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Screen } from '../../../components/screen'
import { PhotoField } from '../../../features/photos/photo-field'
import { usePhotos } from '../../../features/photos/use-photos'
import { useStationDetail } from '../../../features/station/queries'
import { currentWords, useWords } from '../../../i18n/words'
import { SignInFirst } from '../sign-in-first'
import { useMySubmissions } from '../submissions/queries'
import { sentence } from '../../../i18n/sentence'
import { currentSubmissionWords, useSubmissionWords } from '../submissions/words'
import { FailedSheet } from './failed-sheet'
import '../submissions/form.scss'
import './index.scss'

/** Pictures that nobody uses are kept for a day, so a form that waits longer would arrive without them; in milliseconds. */
const GOOD_FOR = 20 * 3_600_000
/** A form is sent at least once, however old its pictures are. */
const A_MINUTE = 60_000

interface Form {
  readonly caption: string
  readonly photoIds: readonly string[]
  /** When the first of the pictures was there, by this device's clock; 0 while there is none. */
  readonly since: number
}
const EMPTY: Form = { caption: '', photoIds: [], since: 0 }
const isForm = (value: unknown): value is Form =>
  isRecord(value) &&
  typeof value.caption === 'string' &&
  typeof value.since === 'number' &&
  Array.isArray(value.photoIds) &&
  value.photoIds.every(isString)

/** What was typed or added after a form was sent: its pictures belong to what was sent. */
function typedSince(sent: Form, { caption, photoIds, since }: Form): Form {
  const added = photoIds.filter(id => !sent.photoIds.includes(id))
  return {
    caption: caption === sent.caption ? '' : caption,
    photoIds: added,
    since: added.length === 0 ? 0 : since,
  }
}

const draftOf = (stationId: string) => `photos:${stationId}`
/** How many pictures had not gone up: they are gone with the page, and whoever comes back is told. */
const leftOf = (stationId: string) => `${draftOf(stationId)}:left`

/** Photos of a station with a line about them; what was begun is there again on the next visit. */
export default function SendPhotos() {
  const words = useSubmissionWords().send
  const id = decoded(useRouter().params.id ?? '')
  // Where it leads next; whoever has no identity is told before they have chosen anything.
  const { error } = useMySubmissions()
  const stranger = error instanceof NuanlinError && error.code === 'UNAUTHENTICATED'
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      {stranger ? (
        <SignInFirst icon="camera" title={words.signIn} hint={words.signInHint} />
      ) : (
        <SendForm key={id} id={id} />
      )}
    </Screen>
  )
}

function SendForm({ id }: { id: string }) {
  const words = useSubmissionWords().send
  const all = useWords()
  const station = useStationDetail(id, undefined)
  const draft = useDraft(draftOf(id), isForm, EMPTY)
  const { caption, photoIds, since } = draft.value
  const [asked, setAsked] = useState(false)
  const photos = usePhotos({
    value: photoIds,
    onChange: ids => {
      draft.set({ caption, photoIds: ids, since: ids.length === 0 ? 0 : since || Date.now() })
    },
  })
  const { sending } = photos
  const [lost, setLost] = useState(() => Number(keptDraft(leftOf(id)) ?? 0))
  const unsent = sending + photos.failed
  useEffect(() => {
    if (unsent > 0) putBack(leftOf(id), unsent)
    else dropDraft(leftOf(id))
  }, [id, unsent])
  const waiting = useOutbox().flatMap(({ form, input }) =>
    form?.draft === draftOf(id) && Array.isArray(input.photoIds) ? (input.photoIds as unknown[]) : [],
  ).length
  const queries = useQueryClient()
  const name = station.data?.name ?? ''
  const send = useMutation({
    mutationFn: (typed: Form) => {
      const form = { stationId: id, caption: typed.caption.trim(), photoIds: [...typed.photoIds] }
      return post('submissions', 'send', form, {
        goodFor: Math.max(A_MINUTE, typed.since + GOOD_FOR - Date.now()),
        about: name,
        form: { draft: draftOf(id), value: typed, url: paths.sendPhotos(id) },
      })
    },
    onSuccess: (posted, typed) => {
      draft.arrived(typed, now => typedSince(typed, now))
      void queries.invalidateQueries({ queryKey: ['submissions'] })
      const sent = 'sent' in posted
      notice(sent ? currentSubmissionWords().send.sent : currentWords().outbox.kept)
      if (sent) go.replace(paths.submissions)
      else go.back()
    },
  })
  return (
    <>
      {name !== '' && <Text className="send-photos__station">{name}</Text>}
      <Text className="send-photos__lead">{words.lead}</Text>
      {draft.restored && (
        <View className="send-photos__restored" {...role('status')}>
          <Text className="send-photos__restored-words">{all.outbox.restored}</Text>
          <Button
            look="plain"
            narrow
            onPress={() => {
              setLost(0)
              draft.clear()
            }}
          >
            {all.outbox.anew}
          </Button>
        </View>
      )}
      {waiting > 0 && (
        <View className="send-photos__restored" {...role('status')}>
          <Text className="send-photos__restored-words">{words.waiting(waiting)}</Text>
          <Button
            look="plain"
            narrow
            onPress={() => {
              go.to(paths.outbox)
            }}
          >
            {words.seeWaiting}
          </Button>
        </View>
      )}
      <View className="send-photos__card">
        <PhotoField photos={photos} />
        {lost > 0 && photos.added === 0 && (
          <Text className="send-photos__lost" {...role('status')}>
            {words.lost(lost)}
          </Text>
        )}
        <Text className="send-photos__label">{words.caption}</Text>
        <Input
          className="submission-input"
          value={caption}
          maxlength={MOST_CAPTION}
          placeholder={words.captionHint}
          placeholderClass="submission-input__placeholder"
          aria-label={words.caption}
          onInput={event => {
            draft.set({ caption: event.detail.value, photoIds, since })
          }}
        />
        <Text className="send-photos__rules">{words.rules}</Text>
      </View>
      {send.error && (
        <Text className="submission-problem" {...role('alert')}>
          {sentence(send.error)}
        </Text>
      )}
      <View className="send-photos__send">
        <Button
          look="primary"
          disabled={photos.shown.length === 0 || sending > 0 || send.isPending}
          onPress={() => {
            if (photos.failed > 0) setAsked(true)
            else send.mutate(draft.value)
          }}
        >
          {send.isPending ? words.sending : sending > 0 ? words.uploading(sending) : words.send}
        </Button>
      </View>
      {asked && photos.failed > 0 && (
        <FailedSheet
          photos={photos}
          onClose={() => {
            setAsked(false)
          }}
        />
      )}
    </>
  )
}
