import { useRouter } from '@tarojs/taro'
import { placeKey, areaPlace } from '../../../../domain/role/place'
import type { Grant } from '../../../../domain/staff/contract'
import { emergencyRoles } from '../../../../domain/station/desk-roles'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { isRecord, isString } from '../../../api/checks'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { decoded } from '../../../api/decoded'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { DraftNote } from '../../../components/draft-note'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useDeskAct } from '../desk/queries'
import { placesOf, useMyGrants } from '../../../features/staff/grants'
import { Problem } from '../../../components/problem'
import { staffPaths } from '../paths'
import { Page } from '../../../components/page'
import { currentEmergencyWords, useEmergencyWords } from '../words/emergency'
import './index.scss'
import { emptyPlan, isComplete, scopeOf, type Plan } from './plan'
import { PlanForm } from './plan-form'
import { Preview } from './preview'
import { usePreview } from './use-preview'

const isPlan = (value: unknown): value is Plan =>
  isRecord(value) &&
  isString(value.area) &&
  typeof value.areaName === 'string' &&
  [value.name, value.banner].every(isRecord) &&
  [value.kinds, value.services, value.ownServices].every(Array.isArray)

/** Plans an emergency, shows what it would do, and starts it. */
export default function EmergencyStart() {
  const words = useEmergencyWords()
  const asked = decoded(useRouter().params.area ?? '')
  const mine = useMyGrants()
  const name = `emergency/1:${asked}`
  const typed = useDraft<Plan | null>(name, isPlan, null)
  const plan = typed.value
  const preview = usePreview()
  const start = useDeskAct((one: Plan) =>
    actOnce(
      name,
      { ...scopeOf(one), name: one.name, banner: one.banner },
      client.station.startEmergency,
      SOON_AGAIN,
    ),
  )
  const places = placesOf(mine.data?.grants ?? [], emergencyRoles)
  const root = rootOf(places, asked)
  const current = plan ?? (root ? emptyPlan(root.place.id, root.placeName) : null)
  return (
    <Page
      title={words.start}
      foot={
        current ? (
          <Button
            look="primary"
            disabled={!isComplete(current) || preview.isPending}
            onPress={() => {
              preview.begin(current)
            }}
          >
            {preview.isPending ? words.previewing : isComplete(current) ? words.preview : words.missing}
          </Button>
        ) : undefined
      }
    >
      <Answer query={mine} waiting={<Skeleton card bars={[50, 64, 42, 58]} />}>
        {() =>
          root && current ? (
            <>
              {!preview.pages && <Problem error={preview.error} />}
              {typed.restored && <DraftNote onClear={typed.clear} />}
              <PlanForm root={root} plan={current} onChange={typed.set} />
              {preview.pages && (
                <Preview
                  stations={preview.pages[0]?.stations ?? 0}
                  items={preview.pages.flatMap(({ items }) => items)}
                  {...(preview.more ? { onMore: preview.more } : {})}
                  asking={preview.isPending}
                  error={start.error ?? preview.error}
                  busy={start.isPending}
                  onStart={() => {
                    start.mutate(current, {
                      onSuccess: () => {
                        notice(currentEmergencyWords().started)
                        go.done(staffPaths.emergencies)
                      },
                    })
                  }}
                  onClose={() => {
                    preview.reset()
                    start.reset()
                  }}
                />
              )}
            </>
          ) : (
            <StateView icon="shield-check" title={words.denied} hint={words.deniedHint} />
          )
        }
      </Answer>
    </Page>
  )
}

/** The area of mine that was asked for, else my first. */
function rootOf(places: readonly Grant[], area: string): Grant | undefined {
  return places.find(({ place }) => placeKey(place) === placeKey(areaPlace(area))) ?? places[0]
}
