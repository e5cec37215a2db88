import { useEffect } from 'react'

/** What the browser's tab says: this page, then whose house it is. A page without its own would keep the one before it. */
export function usePageTitle(title: string, house: string): void {
  useEffect(() => {
    document.title = `${title.slice(0, 60)} · ${house}`
  }, [title, house])
}
