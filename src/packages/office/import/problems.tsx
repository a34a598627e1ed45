import { Text, View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportPreview } from '../../../../domain/imports/contract'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { useLocale } from '../../../i18n/words'
import { Problem } from '../../../components/problem'
import { useImportWords } from '../words/import'

interface ProblemsProps {
  readonly importId: string
  readonly leaveOutServices: boolean
  readonly first: ImportPreview
  /** Instead of how many there are. */
  readonly title?: string
}

/** Every error by cell, equal ones once, as somebody goes through them with the table beside; 50 at a time. */
export function Problems({ importId, leaveOutServices, first, title }: ProblemsProps) {
  const words = useImportWords()
  const comma = useLocale() === 'en' ? ', ' : '、'
  const [later, setLater] = useState<readonly ImportPreview[]>([])
  const more = useMutation({
    mutationFn: (problemsFrom: number) =>
      client.imports.preview({ importId, leaveOutServices, problemsFrom }),
    onSuccess: page => {
      setLater([...later, page])
    },
  })
  const pages = [first, ...later]
  const next = pages.at(-1)?.problemsNext ?? null
  if (first.problemCount === 0) return null
  return (
    <Section title={title ?? words.problems(first.problemCount)}>
      <View className="page-list" {...role('list')}>
        {pages
          .flatMap(({ problems }) => problems)
          .map(({ rows, cell, cells, heading, message }, i) => (
            <View key={`${cell}-${i}`} className="import-problem" {...role('listitem')}>
              <Text className="import-problem__cell">
                {rows > 1
                  ? words.cells(heading, rows, cells.join(comma), rows > cells.length)
                  : words.cell(cell, heading)}
              </Text>
              <Text className="import-problem__message">{message}</Text>
            </View>
          ))}
      </View>
      {next !== null && (
        <View className="page-part">
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
