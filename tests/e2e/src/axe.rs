//! Accessibility rules, checked by axe-core.
