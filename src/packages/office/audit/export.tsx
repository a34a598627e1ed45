import { Text, View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../../api/client'
import { chinaDate } from '../../../../domain/time/china-time'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { sentence } from '../../../i18n/sentence'
import { currentAuditWords, useAuditWords } from '../words/audit'
import { askedOf, type LogFilters } from './queries'
import { saveCsv } from './save-csv'

/** So many lines go into one file: a phone has to hold it. */
const MOST = 20_000

/** The lines that the filters let through, as a file for a spreadsheet. */
export function Export({ filters }: { filters: LogFilters }) {
  const words = useAuditWords()
  const queries = useQueryClient()
  const [lines, setLines] = useState(0)
  const collect = useMutation({
    mutationFn: async () => {
      const asked = askedOf(filters, Date.now())
      const parts: string[] = []
      let sum = 0
      setLines(0)
      // The beginning is what the log records; it gives the heading and leave for the pages.
      let page: Awaited<ReturnType<typeof client.audit.export>> = await client.audit.beginExport(asked)
      for (;;) {
        parts.push(page.csv)
        sum += page.lines
        setLines(sum)
        const { next } = page
        if (next === null || sum >= MOST) return { csv: parts.join(''), lines: sum, cut: next !== null }
        page = await client.audit.export({ ...asked, cursor: next })
      }
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['audit', 'list'] })
    },
    onError: error => {
      notice(sentence(error))
    },
  })
  const { data, isPending } = collect
  return (
    <View className="audit-tool">
      <Button
        icon="copy"
        disabled={isPending}
        onPress={() => {
          collect.mutate()
        }}
      >
        {isPending ? words.exporting(lines) : words.export}
      </Button>
      {data && (
        <Sheet
          title={words.exportReady(data.lines)}
          onClose={() => {
            collect.reset()
          }}
        >
          <Text className="page-card__note">{words.exportHint}</Text>
          {data.cut && (
            <Text className="page-card__note" {...role('status')}>
              {words.exportMost(MOST)}
            </Text>
          )}
          <View className="page-actions">
            <Button
              look="primary"
              onPress={() => {
                const said = currentAuditWords()
                void saveCsv(`${said.fileName}-${chinaDate(Date.now())}.csv`, data.csv).then(saved => {
                  notice(saved ? said.saved : said.saveFailed)
                  if (saved) collect.reset()
                })
              }}
            >
              {words.save}
            </Button>
          </View>
        </Sheet>
      )}
    </View>
  )
}
