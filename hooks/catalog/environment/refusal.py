"""What whoever starts a command hears if it cannot be done as asked."""


class Refused(ValueError):
    """Raised with what is wrong about a setting, a call or a place, and what to do."""
