import { useState } from 'react'
import { importRoles } from '../../../../domain/imports/limits'
import type { ImportProgress } from '../../../../domain/imports/contract'
import { Answer } from '../../../components/answer'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { placesOf, useMyGrants } from '../../../features/staff/grants'
import { Denied } from '../../../features/staff/denied'
import { Page } from '../../../components/page'
import { useImportWords } from '../words/import'
import { Done } from './done'
import './index.scss'
import { Looked } from './looked'
import { PickStep } from './pick-step'
import { useUnfinished, useWrite } from './use-import'

/** A list of stations: chosen, looked at, confirmed, written; interrupted, it goes on. */
export default function Import() {
  const words = useImportWords()
  const mine = useMyGrants()
  return (
    <Page title={words.title}>
      <Answer query={mine} waiting={<Skeleton card bars={[60, 90, 64, 44]} />}>
        {({ grants }) =>
          placesOf(grants, importRoles).length === 0 ? (
            <Denied grants={grants} roles={importRoles} title={words.denied} hint={words.deniedHint} />
          ) : (
            <Steps />
          )
        }
      </Answer>
    </Page>
  )
}

function Steps() {
  const words = useImportWords()
  const unfinished = useUnfinished()
  const [sent, setSent] = useState<{ readonly importId: string; readonly name: string } | null>(null)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const write = useWrite(setProgress)
  const left = sent === null && progress === null ? unfinished.data : null
  if (progress?.finished)
    return (
      <Done
        progress={progress}
        onAnother={() => {
          write.reset()
          setProgress(null)
          setSent(null)
        }}
      />
    )
  if (sent)
    return (
      <Looked
        importId={sent.importId}
        name={sent.name}
        progress={progress}
        error={write.error}
        busy={write.isPending}
        onWrite={wish => {
          write.mutate({ importId: sent.importId, ...wish })
        }}
        onAnother={() => {
          write.reset()
          setProgress(null)
          setSent(null)
        }}
      />
    )
  return (
    <>
      {left && (
        <StateView
          icon="refresh-cw"
          title={words.resumeTitle}
          hint={words.resume(left.name, left.done, left.rows ?? left.done)}
          action={{
            words: words.goOn,
            onPress: () => {
              setSent({ importId: left.importId, name: left.name })
              // How it was confirmed is kept: what is said here does not count again.
              write.mutate({
                importId: left.importId,
                skipBadRows: false,
                overEdits: false,
                leaveOutServices: false,
              })
            },
          }}
        />
      )}
      <PickStep onSent={setSent} />
    </>
  )
}
