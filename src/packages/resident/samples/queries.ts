import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '../../../api/client'
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

/** Says by its number that a sample is mine; said again it is no other act. */
export function useClaim() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (number: string) => client.samples.claim({ number }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['samples', 'mine'] }),
  })
}
