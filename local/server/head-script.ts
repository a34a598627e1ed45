/**
 * What a page served on this machine knows beyond the deployed one: who has no identity is handed one, a persona of
 * this machine's making. It stands in the page and not in the bundle, so that nothing of it is ever deployed.
 */
export const identityScript =
  "window.handOutIdentity=function(){return fetch('/local/personas',{method:'POST'," +
  "headers:{'Content-Type':'application/json'},body:'{}'}).then(function(answer){return answer.json()})}"

/** A page with a script at the beginning of its head: before the policy that the page brings, which knows nothing of it. */
export function withHeadScript(html: string, script: string): string {
  return html.replace(/<head[^>]*>/, head => `${head}<script>${script}</script>`)
}
