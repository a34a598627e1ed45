import { Text, View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportPreview } from '../../../../domain/imports/contract'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Problem } from '../problem'
import { useImportWords } from '../words/import'

/** Every error by cell, as somebody goes through them with the table beside; 50 at a time. */
export function Problems({ importId, first }: { importId: string; first: ImportPreview }) {
  const words = useImportWords()
  const [later, setLater] = useState<readonly ImportPreview[]>([])
  const more = useMutation({
    mutationFn: (problemsFrom: number) => client.imports.preview({ importId, problemsFrom }),
    onSuccess: page => {
      setLater([...later, page])
    },
  })
  const pages = [first, ...later]
  const next = pages.at(-1)?.problemsNext ?? null
  if (first.problemCount === 0) return null
  return (
    <Section title={words.problems(first.problemCount)}>
      <View className="staff-list" {...role('list')}>
        {pages
          .flatMap(({ problems }) => problems)
          .map(({ cell, heading, message }, i) => (
            <View key={`${cell}-${i}`} className="import-problem" {...role('listitem')}>
              <Text className="import-problem__cell">{words.cell(cell, heading)}</Text>
              <Text className="import-problem__message">{message}</Text>
            </View>
          ))}
      </View>
      {next !== null && (
        <View className="staff-part">
          <Problem error={more.error} />
          <Button
            disabled={more.isPending}
            onPress={() => {
              more.mutate(next)
            }}
          >
            {words.more}
          </Button>
        </View>
      )}
    </Section>
  )
}
