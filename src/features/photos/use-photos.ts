import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { NuanlinError } from '../../../domain/contract/errors'
import { MOST_PHOTOS } from '../../../domain/photos/limits'
import { client } from '../../api/client'
import { notice } from '../../components/notice/notice'
import { locale } from '../../i18n/locale'
import { choosePhotos, type LocalPhoto } from './choose'
import { firstAttempt, sendPhoto, takeBack, type Attempt } from './send-photo'
import { photoWords } from './words'

/** A picture in the field. */
export interface ShownPhoto {
  readonly key: string
  /** Where it is seen, small and large; empty until that is known. */
  readonly thumb: string
  readonly full: string
  readonly state: 'sending' | 'failed' | 'ready'
  /** How far sending it is, 0 to 1. */
  readonly share: number
  /** What to do about a failure, in a sentence; null where there is none. */
  readonly problem: string | null
  /** Whether trying again could help. */
  readonly mayRetry: boolean
}

/** One that was added on this page. */
interface Added {
  readonly key: string
  readonly photo: LocalPhoto
  readonly attempt: Attempt
  readonly id: string | null
  readonly share: number
  readonly problem: string | null
  readonly mayRetry: boolean
}

interface PhotoValue {
  /** Ids of the pictures that are ready, in their order: plain values, which a draft can keep. */
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly max?: number
}

/** Pictures of a form, for its field and for whatever waits for them. */
export type Photos = ReturnType<typeof usePhotos>

const hopeless = ['PHOTO_UNREADABLE', 'PHOTO_TOO_LARGE', 'INVALID_INPUT']

let added = 0

/**
 * Pictures of a form: those that are ready are its value, and may come from a draft; those that are being sent, or
 * failed, are kept here as long as the page is open.
 */
export function usePhotos({ value, onChange, max = MOST_PHOTOS }: PhotoValue) {
  const [mine, setMine] = useState<readonly Added[]>([])
  // What has happened by now, for those who were asked before it did.
  const latest = useRef({ value, mine, onChange, gone: false })
  useEffect(() => {
    latest.current = { ...latest.current, value, mine, onChange }
  })
  useEffect(() => {
    const at = latest
    at.current.gone = false
    return () => {
      at.current.gone = true
      for (const { photo } of at.current.mine) photo.forget()
    }
  }, [])

  const restored = value.filter(id => !mine.some(one => one.id === id))
  const views = useQuery({
    queryKey: ['photos', 'views', ...restored],
    queryFn: async () => {
      const addedBefore = latest.current.mine.length
      return { ...(await client.photos.views({ photoIds: [...restored] })), addedBefore }
    },
    // Their addresses are good for ten minutes; how many more there may be is of this visit.
    staleTime: 5 * 60_000,
    gcTime: 0,
  })
  const found = views.data?.items
  useEffect(() => {
    if (!found || restored.every(id => found.some(view => view.id === id))) return
    tellValue(latest.current.value.filter(id => !restored.includes(id) || found.some(view => view.id === id)))
    notice(photoWords[locale.get()].expired)
  })

  function tellValue(ids: string[]): void {
    latest.current = { ...latest.current, value: ids }
    latest.current.onChange(ids)
  }

  function change(key: string, to: Partial<Added>): void {
    const next = latest.current.mine.map(one => (one.key === key ? { ...one, ...to } : one))
    latest.current = { ...latest.current, mine: next }
    setMine(next)
  }

  async function send({ key, photo, attempt }: Pick<Added, 'key' | 'photo' | 'attempt'>): Promise<void> {
    const there = () => !latest.current.gone && latest.current.mine.some(one => one.key === key)
    change(key, { share: 0.02, problem: null })
    try {
      const id = await sendPhoto(photo, attempt, share => {
        if (there()) change(key, { share })
      })
      if (!there()) {
        // Taken out meanwhile.
        if (!latest.current.gone) takeBack(id)
        return
      }
      change(key, { id, share: 1 })
      const ready = latest.current.mine.flatMap(one => one.id ?? [])
      tellValue([...latest.current.value.filter(one => !ready.includes(one)), ...ready])
    } catch (error) {
      if (!there()) {
        if (!latest.current.gone && attempt.photoId) takeBack(attempt.photoId)
        return
      }
      const known = error instanceof NuanlinError ? error : null
      change(key, {
        problem: known?.message ?? photoWords[locale.get()].unreadable,
        mayRetry: !hopeless.includes(known?.code ?? 'PHOTO_UNREADABLE'),
      })
    }
  }

  const shown: ShownPhoto[] = [
    ...restored.map((id): ShownPhoto => {
      const view = found?.find(one => one.id === id)
      const { thumbUrl: thumb = '', url: full = '' } = view ?? {}
      return { key: id, thumb, full, state: 'ready', share: 1, problem: null, mayRetry: false }
    }),
    // One that was ready and is not in the value any more was sent with the form.
    ...mine
      .filter(({ id }) => id === null || value.includes(id))
      .map(({ key, photo, id, share, problem, mayRetry }): ShownPhoto => {
        const state = id ? 'ready' : problem === null ? 'sending' : 'failed'
        return { key, thumb: photo.preview, full: photo.preview, state, share, problem, mayRetry }
      }),
  ]
  // So many that nothing uses yet may be sent: what was added since that was asked takes its share.
  const room = views.data ? views.data.room - (mine.length - views.data.addedBefore) : Infinity
  const left = Math.max(0, Math.min(max - shown.length, room))
  const failed = shown.filter(({ state }) => state === 'failed')

  function retry(key: string): void {
    const one = latest.current.mine.find(known => known.key === key)
    if (one) void send(one)
  }

  function remove(key: string): void {
    const one = latest.current.mine.find(known => known.key === key)
    const id = one ? one.id : key
    one?.photo.forget()
    latest.current = { ...latest.current, mine: latest.current.mine.filter(known => known !== one) }
    setMine(latest.current.mine)
    if (id === null) {
      // One that broke off has a leave, and counts as long as it has.
      if (one?.attempt.photoId && one.problem !== null) takeBack(one.attempt.photoId)
      return
    }
    tellValue(latest.current.value.filter(known => known !== id))
    takeBack(id)
  }

  return {
    shown,
    max,
    /** How many more can be added. */
    left,
    /** Whether it is the service that takes no more today, and not the form. */
    fullForToday: left === 0 && shown.length < max,
    sending: shown.filter(({ state }) => state === 'sending').length,
    failed: failed.length,
    /** How many were chosen on this visit. */
    added: mine.length,
    mayRetry: failed.some(one => one.mayRetry),
    retry,
    remove,
    retryFailed(): void {
      for (const one of failed) if (one.mayRetry) retry(one.key)
    },
    removeFailed(): void {
      for (const one of failed) remove(one.key)
    },
    async add(): Promise<void> {
      const chosen = await choosePhotos(left)
      const beyond = chosen.slice(left)
      for (const photo of beyond) photo.forget()
      const words = photoWords[locale.get()]
      const endsToday = left < max - shown.length
      if (beyond.length > 0)
        notice(endsToday ? words.beyondToday(beyond.length) : words.beyond(max, beyond.length))
      const fresh = chosen.slice(0, left).map(photo => ({
        key: `added-${++added}`,
        photo,
        attempt: firstAttempt(),
        id: null,
        share: 0,
        problem: null,
        mayRetry: false,
      }))
      latest.current = { ...latest.current, mine: [...latest.current.mine, ...fresh] }
      setMine(latest.current.mine)
      for (const one of fresh) void send(one)
    },
  }
}
