import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '../../../api/client'
import { sentDraft } from '../../../api/draft'
import { useLocale } from '../../../i18n/words'

/** A result may come while one looks, in milliseconds. */
const EVERY_MINUTE = 60_000

/** Samples that I follow, newest first. */
export function useMySamples() {
  return useInfiniteQuery({
    queryKey: ['samples', 'mine', useLocale()],
    queryFn: ({ pageParam }) => client.samples.mine(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** One of them. */
export function useMySample(sampleId: string) {
  return useQuery({
    queryKey: ['samples', 'one', sampleId, useLocale()],
    queryFn: () => client.samples.mineOne({ sampleId }),
    enabled: sampleId !== '',
    refetchInterval: EVERY_MINUTE,
  })
}

/** Under which a number is kept while it is typed. */
export const CLAIM_DRAFT = 'claim-sample'

/** Says by its number that a sample is mine; said again it is no other act. */
export function useClaim() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (number: string) => {
      const dropSent = sentDraft(CLAIM_DRAFT)
      const sample = await client.samples.claim({ number })
      dropSent()
      return sample
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['samples', 'mine'] }),
  })
}
