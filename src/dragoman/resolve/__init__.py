"""Who, where and when: mentions become entities, toponyms coordinates, words of time dates."""
