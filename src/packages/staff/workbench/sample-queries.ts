import { useQuery } from '@tanstack/react-query'
import { sampleDeskRoles } from '../../../../domain/sample/sample-roles'
import type { Grant } from '../../../../domain/staff/contract'
import { client } from '../../../api/client'
import { placesOf } from '../../../features/staff/grants'

/** Colleagues work too, in milliseconds. */
const EVERY_MINUTE = 60_000

/** Whether there is a food-test room within my reach; until that is known there is none. */
export function useHasRooms(grants: readonly Grant[]): boolean {
  const rooms = useQuery({
    queryKey: ['sample-desk', 'has-rooms'],
    queryFn: () => client.samples.rooms({}),
    enabled: placesOf(grants, sampleDeskRoles).length > 0,
  })
  return (rooms.data?.rooms.length ?? 0) > 0
}

/** How many samples wait within my reach. */
export function useSampleNeeds(enabled: boolean) {
  return useQuery({
    queryKey: ['sample-desk', 'needs'],
    queryFn: () => client.samples.needs({}),
    enabled,
    refetchInterval: EVERY_MINUTE,
  })
}
