package io.github.azureml4j.conformance.secrets;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Every object of this project that can be reached from others, through private fields, collections and closures. */
final class Graph {
    private static final String HOUSE = "io.github.azureml4j.";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> ours = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    /** All of ours that the roots lead to, themselves included. */
    static Collection<Object> from(Collection<?> roots) {
        Graph graph = new Graph();
        roots.forEach(graph::add);
        while (!graph.open.isEmpty()) {
            graph.expand(graph.open.poll());
        }
        return graph.ours;
    }

    private void add(Object object) {
        if (object != null && !(object instanceof CharSequence) && !(object instanceof Class) && seen.add(object)) {
            open.add(object);
        }
    }

    private void expand(Object object) {
        if (object.getClass().getName().startsWith(HOUSE)) {
            ours.add(object);
            fields(object, object.getClass());
        } else if (object instanceof Collection<?> collection) {
            List.copyOf(collection.stream().filter(each -> each != null).toList())
                    .forEach(this::add);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key);
                add(value);
            });
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::add);
        } else if (object instanceof AtomicReference<?> reference) {
            add(reference.get());
        } else if (object instanceof CompletableFuture<?> future
                && future.isDone()
                && !future.isCompletedExceptionally()) {
            add(future.join());
        } else if (object instanceof Object[] array) {
            for (int i = 0; i < Array.getLength(array); i++) {
                add(array[i]);
            }
        }
    }

    private void fields(Object object, Class<?> type) {
        if (type == null || type == Object.class) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && field.trySetAccessible()) {
                add(value(field, object));
            }
        }
        fields(object, type.getSuperclass());
    }

    private static Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
