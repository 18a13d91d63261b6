"""Public hearings: the plan, the door, the floor, what follows. One module a part of the work."""
